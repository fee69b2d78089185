"""Duty: posts, sections and plans, and the dated requirements that follow: where police have to be, and when."""
