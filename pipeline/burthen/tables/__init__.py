"""Records as flat tables: explicit schemas, rows, and writers whose bytes hang on the records alone."""
