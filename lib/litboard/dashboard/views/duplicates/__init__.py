"""The page Duplicates."""
