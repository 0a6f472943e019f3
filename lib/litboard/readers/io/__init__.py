"""Bytes: paths, archives, decoding, unsupported files."""
