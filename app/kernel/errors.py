"""The one catalogue of error codes.

A code is stable: the phone has a sentence for it in both languages, a test holds the two lists together. ``title``
is for people who read logs; nobody shows it to an officer. Status 422 means: understood, and refused for what it
says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """One row of the catalogue."""

    code: str
    status: int
    title: str


class DomainError(Exception):
    """A refusal with a code of the catalogue; ``params`` fill the sentence that a person reads."""

    def __init__(self, code: str, /, **params: Any) -> None:
        super().__init__(code)
        self.error = CATALOGUE[code]
        self.params = params

    @property
    def code(self) -> str:
        return self.error.code


_ROWS = (
    # the request itself
    (400, "request_malformed", "The request is not readable JSON"),
    (422, "request_invalid", "A field of the request is missing or out of bounds"),
    (413, "body_too_large", "The request's body is larger than this address takes"),
    (413, "batch_too_large", "More items in one batch than allowed"),
    (404, "not_found", "There is no such thing, or not for you"),
    (405, "method_not_allowed", "This address doesn't take that method"),
    (406, "not_acceptable", "This address has no answer of that kind"),
    (415, "media_type_unsupported", "This address doesn't take that content type"),
    (400, "bad_request", "The request can't be understood"),
    (500, "internal_error", "The server failed; it has been logged"),
    (503, "busy", "The database is busy; try again"),
    # who asks
    (401, "not_signed_in", "Sign in first"),
    (401, "sign_in_failed", "Badge and password don't match"),
    (401, "sign_in_code_unknown", "There is no such sign-in code"),
    (401, "sign_in_code_used", "The sign-in code has been used already"),
    (401, "sign_in_code_revoked", "The sign-in code has been revoked or replaced"),
    (401, "sign_in_code_expired", "The sign-in code has expired"),
    (429, "sign_in_throttled", "Too many failed attempts; wait"),
    (403, "cross_site_request", "The request came from another site"),
    (403, "not_allowed", "Your role or unit doesn't allow this"),
    (401, "sign_in_again", "This needs a fresh sign-in"),
    # phones
    (422, "public_key_invalid", "Not a P-256 public key"),
    (422, "enrolment_proof_invalid", "The proof doesn't belong to this key"),
    (422, "ticket_invalid", "The ticket is not one of this server's, or too old"),
    (422, "push_endpoint_refused", "The endpoint is not one of the push services on this server's list"),
    (422, "push_subscription_invalid", "The subscription's keys are not those of a browser, or not of this one"),
    # envelopes of commands: nothing is stored
    (400, "envelope_malformed", "The command is not readable"),
    (422, "envelope_unsupported", "The command's version or signature suite is unknown here"),
    (403, "signature_invalid", "The signature doesn't fit the command"),
    (403, "enrolment_unknown", "No phone is enrolled under this id"),
    (403, "enrolment_foreign", "The command belongs to another phone or officer"),
    (403, "enrolment_revoked", "This phone's enrolment has been revoked"),
    (409, "command_conflict", "Another command was stored under this id"),
    (409, "sequence_conflict", "Another command was stored under this sequence number"),
    (409, "idempotency_conflict", "This Idempotency-Key was used for another request"),
    (400, "idempotency_key_missing", "A write needs an Idempotency-Key"),
    (412, "version_conflict", "Somebody else changed it meanwhile"),
    (428, "version_missing", "A change needs If-Match"),
    # commands: stored as refused
    (422, "command_unknown", "There is no such kind of command"),
    (422, "payload_invalid", "A field of the command is missing or out of bounds"),
    (422, "fix_invalid", "The position is impossible"),
    (422, "supersedes_unknown", "There is no command of yours to correct under that id"),
    (422, "already_superseded", "That command has been corrected already"),
    (422, "already_withdrawn", "It has been withdrawn already"),
    (422, "nothing_to_abandon", "That sequence number needs no explanation"),
    (422, "record_voided", "A reviewer has voided it"),
    # tables in files
    (422, "table_unreadable", "The file is no table that can be read"),
    (422, "table_old_format", "An .xls file of the old format"),
    (422, "table_encrypted", "The workbook has a password"),
    (413, "table_too_large", "The table is larger than is read, as sent or inflated"),
    (422, "table_sheet_unknown", "The workbook has no sheet of this name"),
    (422, "table_columns_missing", "No row of the table names the columns that are needed"),
    (422, "template_placeholder_unknown", "The template asks for something that isn't there"),
    # reviews
    (403, "review_own_record", "Somebody else decides about what one made oneself or was of the crew of"),
    (409, "record_corrected_meanwhile", "Its officer has corrected the record meanwhile"),
    (409, "record_withdrawn_meanwhile", "Its officer has withdrawn the record meanwhile"),
    (422, "verdict_repeated", "The record has that verdict already"),
    (422, "review_reason_invalid", "The reason doesn't go with that verdict"),
    (422, "review_comment_missing", "This verdict needs a comment"),
    (422, "geojson_invalid", "The file is no GeoJSON with the geometry that is wanted"),
    # lists that are taken in
    (409, "import_not_tried", "This file, or what it meets here, isn't what was tried out"),
    (422, "import_has_problems", "Some rows can't be taken, so none is"),
    (422, "unit_ambiguous", "Several units have this name"),
    (422, "export_too_large", "More rows than one file may hold"),
    (422, "search_too_wide", "Words are looked for over fewer days"),
    (422, "views_full", "Somebody has saved as many views as may be kept"),
    # places and people
    (422, "post_unknown", "There is no such post"),
    (422, "section_unknown", "There is no such section"),
    (422, "requirement_unknown", "There is no such requirement"),
    (422, "officer_unknown", "There is no such officer"),
    (422, "unit_unknown", "There is no such unit"),
    (422, "vehicle_unknown", "There is no such vehicle"),
    (422, "unit_in_use", "People or other units still belong to the unit, or it is the brigade"),
    (422, "place_in_use", "A running plan still names the place"),
    (422, "badge_taken", "Another officer has this badge number"),
    (422, "mentor_missing", "An auxiliary needs a named police officer"),
    (422, "geometry_invalid", "The line or point is impossible"),
    (422, "plan_invalid", "The plan's times or places don't fit together"),
    # violations
    (422, "plate_invalid", "Not a number plate"),
    (422, "plate_type_mismatch", "The plate doesn't fit its type"),
    (422, "plate_reason_missing", "A plate typed by hand needs a reason"),
    (422, "violation_code_unknown", "There is no such violation code"),
    (422, "chainage_out_of_section", "The chainage lies outside the section"),
    (422, "crew_unknown", "There is no such crew in this unit"),
    (422, "swap_closed", "That answer isn't yours to give, or comes too late"),
    (409, "swap_outdated", "The roster has changed since the swap was asked for"),
    (422, "swap_past", "The shift is over"),
    (409, "swap_double", "Somebody would have the same shift twice"),
    (409, "swap_repeated", "Somebody has asked about this shift already"),
    (403, "request_own", "Somebody else decides about what one asks for oneself"),
    (422, "leave_closed", "That answer isn't yours to give, or comes too late"),
    (422, "leave_past", "These days are over"),
    (409, "leave_repeated", "Leave is asked for on one of these days already"),
    (422, "crew_member_unknown", "Somebody of the crew is not known"),
    (422, "auxiliary_may_not_penalise", "An auxiliary may not decide a penalty"),
    (422, "offence_repeated", "The same code stands twice in one report"),
    (422, "speeding_not_over_limit", "The speed exceeds no limit"),
    (409, "decision_changed", "Another decision number stands there by now"),
    (404, "verification_code_unmatched", "No record that you may see has this verification code"),
    (422, "verification_code_malformed", "Not a verification code"),
    # accidents
    (422, "call_time_missing", "The call has a day and no time of day"),
    (422, "call_in_the_future", "The call was received later than now"),
    (409, "call_number_taken", "Another call has this number"),
    (422, "call_stands_no_more", "The call was taken back"),
    (422, "accident_time_missing", "The time of day is missing"),
    (422, "accident_in_the_future", "The accident lies in the future"),
    (422, "accident_deaths_invalid", "Deaths and their times don't fit together"),
    (409, "accident_number_taken", "Another accident has this number"),
    (422, "accident_stands_no_more", "The accident was withdrawn or replaced"),
    (422, "accident_place_missing", "Neither a point nor a section with chainage is named"),
    (422, "accident_not_mergeable", "These two can't be one accident"),
    (422, "file_mapping_full", "More headings or words are remembered than a file can have"),
    # photos
    (404, "photo_unknown", "Nothing of this photo is here"),
    (409, "upload_offset_mismatch", "The upload continues at another offset"),
    (413, "photo_too_large", "The photo has too many bytes"),
    (413, "photo_too_many_pixels", "The photo has too many pixels"),
    (415, "photo_not_an_image", "Not a JPEG, PNG or WebP"),
    (422, "photo_digest_mismatch", "The bytes don't have this digest"),
    (422, "photo_truncated", "The photo is damaged or cut off"),
    # tracks
    (401, "tracker_unknown", "No tracker has this token"),
    (422, "tracker_label_taken", "Another tracker has this device number"),
    (422, "plate_taken", "Another car has this plate"),
    (422, "positions_invalid", "Some positions are impossible"),
    # assessment
    (422, "scheme_invalid", "The scheme is not complete or not consistent"),
    (409, "scheme_into_published", "A scheme does not reach back into a published period"),
    (404, "scheme_missing", "No scheme is in force on that day"),
    (422, "scheme_forbidden_measure", "The law forbids this measure in an assessment"),
    (422, "period_invalid", "An assessment period has a first and a last day, not too far apart"),
    (422, "period_not_a_brigade", "Assessment periods are a brigade's"),
    (409, "period_overlaps", "Another assessment period has some of these days"),
    (409, "period_not_open", "The assessment period is no longer open"),
    (409, "period_not_over", "The assessment period is not over yet"),
    (409, "period_not_published", "The assessment period is not published"),
    (409, "period_withdrawn", "The publication was withdrawn"),
    (409, "period_closed", "The assessment period is closed"),
    (409, "period_still_asking", "Reviews may still be asked for"),
    (409, "period_reviews_pending", "Reviews wait for a decision"),
    (422, "claim_outside", "The claim's time lies outside of the requirement's"),
    (409, "claim_decided", "This claim is decided"),
    (403, "claim_own", "Nobody decides a claim of their own"),
    (409, "review_too_late", "The time for asking is over"),
    (409, "review_pending", "A review of this credit waits for a decision"),
    (409, "review_decided", "This review is decided"),
    (403, "review_own_unit", "Nobody decides a review of their own unit"),
    (403, "review_concerned", "Nobody decides a review that concerns them"),
    (403, "review_not_yours", "Somebody else was named to decide this review"),
    (422, "review_decider_unfit", "Who decides has to be somebody who oversees"),
    (422, "review_credit_invalid", "A corrected credit is a share with four places, unknown or exempt"),
    (422, "review_changes_nothing", "The correction says what stands already"),
    # outreach
    (422, "target_unknown", "There is no such target of outreach"),
    (422, "target_key_taken", "Another target has this key"),
    (422, "lunar_date_invalid", "A lunar date needs month and day"),
    (422, "word_unknown", "There is no such word or category"),
    (422, "presenter_unknown", "Somebody of the presenters is not known"),
    (422, "session_times_invalid", "The talk's beginning and end don't fit together"),
    (422, "campaign_period_invalid", "The campaign ends before it begins"),
    (422, "plan_item_unknown", "There is no such planned talk"),
    (422, "plan_item_span_invalid", "The planned talk's days don't fit together"),
    (422, "plan_item_cancelled", "The planned talk was called off"),
    # shifts and tallies
    (422, "shift_running", "Another shift of yours is running"),
    (422, "tally_repeated", "These counts were handed in before"),
    # daily reports
    (422, "report_figure_unknown", "The report has no such figure"),
    (409, "report_moved", "Records or changes came in since the report was looked at"),
    (422, "report_reason_missing", "Correcting a final report needs a reason"),
    (422, "report_unchanged", "The final report says this already"),
    # hazards
    (422, "hazard_step_invalid", "The hazard's state doesn't allow this, or it lacks to whom or why"),
    # analysis
    (422, "proposal_decided", "The proposal was decided on already"),
    (422, "proposal_out_of_date", "What is proposed would end before it begins: say other days"),
    # inspections
    (422, "inspection_of_oneself", "Nobody inspects themself"),
    (422, "inspection_answered", "Somebody answered or decided already"),
    (422, "finding_invalid", "There is no such finding, or not with that verdict"),
    (422, "finding_unknown", "There is no such problem in this unit"),
    (422, "finding_not_decidable", "The finding's state doesn't allow that decision (yet)"),
    (422, "finding_not_settled", "The finding is still to be answered or decided, or stands no more"),
    (422, "answer_empty", "An explanation needs words"),
    (422, "notice_issued", "The notice was issued or withdrawn and doesn't change"),
    (422, "rectification_day_past", "The day lies in the past"),
    (422, "rectification_closed", "The rectification is confirmed or cancelled already"),
    (422, "rectification_step_invalid", "The rectification's state doesn't allow this, or it lacks a reason or a day"),
    # tasks
    (422, "recipients_missing", "The task reaches nobody"),
    (422, "task_not_open", "The task was recalled or closed already"),
    (422, "task_not_reported", "Nobody has reported on the task yet"),
)

CATALOGUE: dict[str, ErrorCode] = {code: ErrorCode(code, status, title) for status, code, title in _ROWS}
