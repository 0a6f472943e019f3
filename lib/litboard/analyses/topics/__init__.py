"""Topics: vectors, clusters, labels, tracking, map and themes."""
