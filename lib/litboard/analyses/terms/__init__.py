"""Key terms: tokens, phrases, variants, weights."""
