"""What a text says, under what has happened to it: folding, repair, LaTeX residue, names."""

from litboard.text.fold import first_sentence, fold

__all__ = ["first_sentence", "fold"]
