"""What all pages share: frame, menu, filters, figures and messages."""
