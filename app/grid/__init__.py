"""The grid of a night: the key sections in the key periods, done, not done or unknown; what stands behind each cell;
and the commander's one page about all of it.
"""
