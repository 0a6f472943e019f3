"""What the formats with one tag a line share."""
