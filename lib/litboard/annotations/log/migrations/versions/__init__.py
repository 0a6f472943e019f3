"""One file a schema version of the table of events, in order."""
