"""Where things are: typed points, distances, roads as lines, and what a track says about a road or a place.

Pure: knows numbers and clock instants, no web framework and no database. Latitudes and longitudes are
degrees, lengths metres, durations seconds.
"""
