"""Parsed sources, works, selections and `Corpus`, the face of them all."""
