"""Inspection (督导): what a supervisor saw on site, by video or by radio, what the officer answers, and what follows.

One inspection holds findings, good or bad. What nobody saw is unknown and never bad. Whoever is concerned answers from
the phone; the inspector's side decides; notices (通报) tell of it and rectifications (整改) see to it.
"""
