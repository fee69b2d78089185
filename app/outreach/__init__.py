"""Outreach (宣教): whom it has to reach, the talks that were held, and how far a campaign has come.

A talk is said once, by one command, when it is over. Photos are never demanded and nobody's name is asked.
"""
