"""What only the desk asks for, of any feature: the history of a record, saved views."""
