"""Rosters: who is on, when, with which car; standby, leave, duty leaders; swaps. A roster warns, it never refuses."""
