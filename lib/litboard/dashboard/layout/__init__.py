"""What every page is laid out with: frame, controls, charts."""
