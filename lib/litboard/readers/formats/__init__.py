"""One bibliographic format a file."""
