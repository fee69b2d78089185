"""Units, officers and their roles, sign-in, and the phones that they enrolled with their keys."""
