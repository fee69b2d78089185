"""Bringing one's own county: lists from files, tried out first, then written whole or not at all.

What a list is and what a row of it does is each feature's own (``app/<feature>/importing.py``)."""
