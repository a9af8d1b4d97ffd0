"""Many articles, every one accounted for: a run that survives any kill, on one machine or a cluster."""
