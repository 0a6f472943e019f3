"""litboard: parse, deduplicate and explore the papers of a reading group."""
