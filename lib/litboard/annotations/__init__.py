"""What people and bibliographic services add to a corpus, stored in files in its folder."""
