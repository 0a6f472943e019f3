"""What people and services say of a corpus, kept beside its sources."""
