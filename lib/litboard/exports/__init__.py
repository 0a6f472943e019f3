"""Tables of works in the formats of other tools."""
