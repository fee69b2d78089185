"""The study of accidents (研判): what happened where and when against the year before, and what to propose from it.

Numbers are shown as they are; what is *claimed* of them has to be more than chance explains. Counts are of accidents,
never of calls, and never of persons.
"""
