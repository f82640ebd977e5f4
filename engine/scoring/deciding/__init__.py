"""What the scorer `decision_table` is made of: rules and grids, what they name, what is proved of them, its keys."""
