"""Types, flags, force, endorsement and asks of what an article says."""
