"""What the scorer `conversion_table` is made of: the published table, and what can be wrong with it."""
