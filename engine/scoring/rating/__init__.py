"""What the scorer `multi_rater` is made of: the groups of raters, and what can be wrong with them."""
