"""A page that tells whether a phone can do field work: it needs no sign-in and writes nothing."""
