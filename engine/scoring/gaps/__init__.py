"""What the scorer `gap_to_target` is made of: pairs of an answer and its target, and what can be wrong with them."""
