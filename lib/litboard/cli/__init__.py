"""The command `litboard`."""
