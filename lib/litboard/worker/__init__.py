"""Work in another process: progress, limits, cancel."""
