"""One module per change of the tables, named after its revision."""
