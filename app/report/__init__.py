"""The daily report (日报、战果): what a unit did on a duty day, drafted from records, changed and made final by people.

It tells of the work of units, never of a person's. What it counts is a tally for the report: assessment can't reach it.
"""
