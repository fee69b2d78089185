"""Violations (违法): an observed offence, its plate, code, place and evidence.

The ticket itself is issued in the national system; only its number is kept here.
"""
