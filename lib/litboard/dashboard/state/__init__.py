"""What a session and a server keep: the corpus, analyses, query parameters."""
