"""Records taken elsewhere: files that other tools read."""
