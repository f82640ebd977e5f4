"""Which answers are looked at for each kind of item."""
