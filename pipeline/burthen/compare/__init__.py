"""How outlets differ, and how sure that is: tables over the records of a run."""
