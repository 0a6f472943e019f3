"""What formatted references share: styles, names, parsing."""
