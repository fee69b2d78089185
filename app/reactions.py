"""When something happens in one feature, what do others make of it? All of it stands on this page.

A reaction runs in the transaction of its cause, so both are there or neither is.
"""

from __future__ import annotations

from uuid import UUID

from app.accident.events import AccidentRegistered
from app.accounts.events import BrigadeFounded
from app.analysis.service import propose_after_fatal
from app.assessment.service import adopt_default, mark_around_car, mark_around_post, mark_around_task, mark_requirements
from app.call.service import KINDS as CALL_KINDS
from app.call.service import note_task as note_task_of_call
from app.checkin.events import CheckInsChanged
from app.dispatch.events import TaskEnded, TaskRecalled, TaskSent
from app.dispatch.service import note_sent
from app.duty.events import RequirementsChanged
from app.duty.service import look_for_wrong_datum, requirements_touching
from app.hazard.service import KINDS as HAZARD_KINDS
from app.hazard.service import note_task as note_task_of_hazard
from app.inspection.events import InspectionRecorded
from app.kernel.command import Context, Event, Reaction
from app.legal.reference import load_rules
from app.outreach.plans import tell_plan_of_talk
from app.outreach.queries import KIND as TALK_KIND
from app.push.events import NoticeTaken
from app.push.service import Notice, notify, topic_of
from app.records.events import RecordReviewed
from app.records.rules import RETURNED
from app.roster.events import RequestMoved
from app.shift.service import KINDS as TALLY_KINDS
from app.shift.service import people_in
from app.tracking.events import PositionsArrived, TrackOpened
from app.tracking.service import tell_watched

#: A shift's length: whoever has been out of reach for so long finds the task in the app.
TASK_TTL_S = 12 * 3600
#: A return waits for the next shift of whoever has some days off.
RETURN_TTL_S = 4 * 24 * 3600
URGENCIES = {"routine": "normal", "urgent": "high", "critical": "high"}


def begin_with_a_scheme(context: Context, event: BrigadeFounded) -> None:
    """A brigade is assessed by a scheme from its first day; its leader may adopt another."""
    adopt_default(context, event.unit_id)


def begin_with_words(context: Context, _event: BrigadeFounded) -> None:
    """A brigade finds what others count, what hazards others find and what calls others get, and edits all three."""
    TALLY_KINDS.load(context)
    CALL_KINDS.load(context)
    HAZARD_KINDS.load(context)


def begin_with_law(context: Context, _event: BrigadeFounded) -> None:
    """A brigade finds the rules of duty and procedure, and keeps them up to date."""
    load_rules(context)


def reckon_around_post(context: Context, event: CheckInsChanged) -> None:
    """An officer's word about a post is evidence for what was due there."""
    mark_around_post(context, event.post_id, event.earliest, event.latest)


def reckon_around_car(context: Context, event: PositionsArrived) -> None:
    """A car's track is evidence for its crew's posts and its squad's sections, however late it comes."""
    if event.vehicle_id is not None:
        mark_around_car(context, event.vehicle_id, event.first_fix_at, event.last_fix_at)


def doubt_around_car(context: Context, event: PositionsArrived) -> None:
    """A device that sends GCJ-02 as WGS-84 would prove that its car was elsewhere."""
    look_for_wrong_datum(context, event)


def reckon_requirements(context: Context, event: RequirementsChanged) -> None:
    """What is due, and what excuses it, is half of every credit."""
    mark_requirements(context, event.requirement_ids)


def tell_those_in_the_car(context: Context, event: TrackOpened) -> None:
    """Whoever was given a car for their duty, or went out in it, gets to know who looked at its track."""
    span = (event.starts_at, event.ends_at)
    due = requirements_touching(context.session, *span, vehicle_ids=[event.vehicle_id])
    given = {officer_id for each in due for officer_id in each.officer_ids}
    out = people_in(context.session, event.vehicle_id, *span)
    tell_watched(context, event.look_id, event.unit_id, {*event.crew, *given, *out})


def reckon_around_task(context: Context, event: TaskSent | TaskEnded) -> None:
    """Whoever is sent elsewhere is excused from what was due of them, until the task is over."""
    mark_around_task(context, event.task_id, event.officer_ids)


def knock_for_task(context: Context, event: TaskSent) -> None:
    """A task knocks at the phones of those it was sent to, also while the app is closed."""
    notify(context, event.officer_ids, _task_notice("task", event))


def note_task_of_origin(context: Context, event: TaskSent) -> None:
    """What a task was made of keeps it in its history."""
    if event.origin_kind == "hazard" and event.origin_id is not None:
        note_task_of_hazard(context, event.origin_id, event.task_id)
    if event.origin_kind == "call" and event.origin_id is not None:
        note_task_of_call(context, event.origin_id, event.task_id)


def knock_for_recall(context: Context, event: TaskRecalled) -> None:
    """A recall takes the task's place, on its way to the phone and on the phone."""
    notify(context, event.officer_ids, _task_notice("task_recalled", event))


def _task_notice(kind: str, event: TaskSent | TaskRecalled) -> Notice:
    """The task's own title; the phone adds what to do, in its words for the kind."""
    task_id, topic = str(event.task_id), topic_of("task", event.task_id)
    return Notice(kind, task_id, event.title, "", URGENCIES[event.urgency], topic, TASK_TTL_S, f"/tasks/{task_id}")


def knock_for_return(context: Context, event: RecordReviewed) -> None:
    """What comes back from review knocks at its officer's phone; an acceptance can wait until they look."""
    if event.verdict == RETURNED:
        topic, page = topic_of("review", event.record_id), f"/records/{event.record_id}"
        notice = Notice("review", str(event.record_id), "", event.comment, "normal", topic, RETURN_TTL_S, page)
        notify(context, [event.officer_id], notice)


def knock_for_finding(context: Context, event: InspectionRecorded) -> None:
    """Whoever has something to answer is told; the phone has what it is."""
    inspection_id = str(event.inspection_id)
    topic, page = topic_of("inspection", event.inspection_id), f"/inspections/{inspection_id}"
    notice = Notice("inspection", inspection_id, "", "", "normal", topic, RETURN_TTL_S, page)
    notify(context, event.officer_ids, notice)


def knock_for_request(context: Context, event: RequestMoved) -> None:
    """A swap or a leave knocks at whoever has to answer, and at whoever asked once it is answered."""
    topic = topic_of("leave", event.request_id)
    notice = Notice("roster", str(event.request_id), "", "", "normal", topic, RETURN_TTL_S, "/roster")
    notify(context, event.officer_ids, notice)


def tell_plan_of_verdict(context: Context, event: RecordReviewed) -> None:
    """A talk that is voided leaves its plan open again, one that counts again makes it held."""
    if event.kind == TALK_KIND:
        tell_plan_of_talk(context, event.record_id)


def propose_at_once(context: Context, event: AccidentRegistered) -> None:
    """A fatal accident asks for outreach in its village and a look at its section."""
    if event.deaths > 0:
        propose_after_fatal(context, event.accident_id)


def note_task_sent(context: Context, event: NoticeTaken) -> None:
    """A push service that took a task's notice is one road on which it was sent."""
    if event.kind == "task":
        note_sent(context.session, context.now, UUID(event.id), [event.officer_id], "push")


REACTIONS: dict[type[Event], tuple[Reaction, ...]] = {
    AccidentRegistered: (propose_at_once,),
    BrigadeFounded: (begin_with_a_scheme, begin_with_words, begin_with_law),
    CheckInsChanged: (reckon_around_post,),
    InspectionRecorded: (knock_for_finding,),
    PositionsArrived: (doubt_around_car, reckon_around_car),
    RecordReviewed: (knock_for_return, tell_plan_of_verdict),
    RequestMoved: (knock_for_request,),
    TaskEnded: (reckon_around_task,),
    TaskRecalled: (knock_for_recall,),
    TaskSent: (
        knock_for_task,
        note_task_of_origin,
        reckon_around_task,
    ),
    TrackOpened: (tell_those_in_the_car,),
    NoticeTaken: (note_task_sent,),
    RequirementsChanged: (reckon_requirements,),
}
