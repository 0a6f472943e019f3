"""What lists of results copied from a page share."""
