"""What the formats with BibTeX entries share."""
