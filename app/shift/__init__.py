"""Shifts (上勤, 下勤) and the tally of a day's other work (勤务计数).

A shift is no clock-in: nobody is asked for one, nothing is reckoned from it about a person, and no score knows of it.
It says who is out with whom and in which car, so that nobody has to say it again. A tally counts for the unit's day."""
