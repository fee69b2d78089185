"""Why a credit is what it is: a closed list, for which the interface has one sentence each."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The one reason of a credit. The first word of a comment is the state that the reason goes with."""

    # credited: a value from records
    PRESENT_BY_TRACK = "present_by_track"  # a car of the crew stood there, all the time that counts
    PRESENT_BY_CHECK_IN = "present_by_check_in"  # an officer's own word and place, no track needed
    PRESENT_BY_BOTH = "present_by_both"
    PARTLY_PRESENT = "partly_present"  # some of the time every car of the crew was known to be elsewhere
    ELSEWHERE_BY_TRACK = "elsewhere_by_track"  # live tracks show every car elsewhere and nobody says otherwise
    CHECK_IN_MISSING = "check_in_missing"  # security and emergency duty only: the demanded check-in never came
    COVERED_BY_TRACK = "covered_by_track"
    PARTLY_COVERED = "partly_covered"
    SEEN_ON_CHECK = "seen_on_check"  # spot checks: somebody was there once in the check's part of the period
    STAFFING_KEPT = "staffing_kept"
    STAFFING_SHORT = "staffing_short"
    ACCEPTED_AT_FIRST_REVIEW = "accepted_at_first_review"
    RETURNED_AT_FIRST_REVIEW = "returned_at_first_review"
    VOIDED_AT_FIRST_REVIEW = "voided_at_first_review"
    FOUND_GOOD = "found_good"  # an inspection saw that it was in order
    FOUND_BAD = "found_bad"  # a problem that those concerned accepted, or that was upheld
    ANSWERED_IN_TIME = "answered_in_time"  # a task acknowledged and reached within the bands, as far as known
    ANSWERED_PARTLY = "answered_partly"  # one of the two in time
    ANSWERED_LATE = "answered_late"
    NOT_ANSWERED = "not_answered"  # the phone had the task, and no answer came within a day
    PLAN_HELD = "plan_held"
    PLAN_MISSED = "plan_missed"  # its last day is over and no talk names it
    # any state
    CORRECTED_BY_REVIEW = "corrected_by_review"  # decided otherwise by a review; what was before stays visible
    # unknown: no value, and nobody's score moves
    NOT_YET_DUE = "not_yet_due"
    AWAITING_EVIDENCE = "awaiting_evidence"  # a phone may still hold the demanded check-in
    NOBODY_TRACKED = "nobody_tracked"  # no car with a tracker could have come, and no check-in speaks
    TRACK_GAP = "track_gap"  # a tracker was silent for too much of the time
    TRACK_CONTRADICTS = "track_contradicts"  # a check-in at the post while the car was elsewhere
    CLOCK_UNCERTAIN = "clock_uncertain"  # a check-in's time lies outside its time bracket
    PLACE_UNCERTAIN = "place_uncertain"  # a check-in's place could be inside or outside, or is missing
    TOO_LITTLE_KNOWN = "too_little_known"  # present for a part, and of most of the rest nothing is known
    CREW_UNKNOWN = "crew_unknown"
    AWAITING_ANSWER = "awaiting_answer"  # a finding that is still to be answered or decided
    TASK_NOT_DELIVERED = "task_not_delivered"  # a phone without signal never got it
    TASK_RECALLED = "task_recalled"  # taken back before its time was up
    AWAITING_REVIEW = "awaiting_review"  # nobody has looked at the record yet
    NOT_RECKONED = "not_reckoned"  # a requirement for which no credit has been made yet
    # exempt: neutral, because of a record that excuses it
    PLAN_CANCELLED = "plan_cancelled"
    EXEMPT_TASK = "exempt_task"  # sent elsewhere by the command centre
    EXEMPT_LEAVE = "exempt_leave"
    EXEMPT_VEHICLE_DOWN = "exempt_vehicle_down"
    EXEMPT_NO_SIGNAL = "exempt_no_signal"  # the device could not have reported
