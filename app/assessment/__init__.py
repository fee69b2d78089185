"""Assessment: what was due, which records speak for it, and the score that follows, explained down to the record.

A requirement and its evidence give a credit (:mod:`.post_credit`, :mod:`.section_credit`, :mod:`.staffing_credit`);
a scheme (:mod:`.scheme`) says what credits weigh; :mod:`.scorecard` adds them up. These modules are pure.
"""
