"""Hazards found on the road (隐患): reported from the phone, handed over to whoever mends them, followed to the end."""
