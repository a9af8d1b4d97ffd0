"""Train: makes the models from open data and measures them."""
