"""What the scorer `norms` is made of: groups, standard scores, what can be wrong with them, and how they are told."""
