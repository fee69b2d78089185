"""Tracking: positions of cars, radios and recorders, however they arrive and however late."""
