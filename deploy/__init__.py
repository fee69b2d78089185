"""How an installation runs for real, and how it is saved and brought back."""
