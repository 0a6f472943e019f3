"""What the server and a session keep: corpus, analyses, added sources, query parameters."""
