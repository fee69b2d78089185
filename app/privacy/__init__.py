"""How long personal data are kept (留存期限): what is past its age is removed, what was reckoned from it stays."""
