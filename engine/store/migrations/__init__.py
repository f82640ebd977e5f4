"""Every change of the tables, in order. A change is a new module in `versions`, never an edit of an old one."""
