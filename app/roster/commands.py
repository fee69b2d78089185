"""What phones and desks may say of rosters."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import crews, leaves, schemas, swaps, writing
from .access import ALL_ROLES, PLANNING_ROLES

COMMANDS = (
    CommandType("roster.change", "desk", schemas.RosterChangeSchema, writing.change_roster, PLANNING_ROLES),
    CommandType("roster.create_crew", "desk", schemas.NewCrewSchema, crews.create_crew, PLANNING_ROLES),
    CommandType("roster.change_crew", "desk", schemas.CrewChangeSchema, crews.change_crew, PLANNING_ROLES),
    CommandType("roster.end_crew", "desk", schemas.NewCrewSchema, crews.end_crew, PLANNING_ROLES),
    CommandType("roster.ask_swap", "desk", schemas.NewSwapSchema, swaps.ask_swap, ALL_ROLES),
    CommandType("roster.answer_swap", "desk", schemas.RequestAnswerSchema, swaps.answer_swap, ALL_ROLES),
    CommandType("roster.answer_leave", "desk", schemas.LeaveAnswerSchema, leaves.answer_leave, ALL_ROLES),
    CommandType("roster.request_swap", "field", schemas.SwapRequestPayloadSchema, swaps.request_swap, ALL_ROLES),
    CommandType("roster.respond_swap", "field", schemas.SwapResponsePayloadSchema, swaps.respond_swap, ALL_ROLES),
    CommandType("roster.request_leave", "field", schemas.LeaveRequestPayloadSchema, leaves.request_leave, ALL_ROLES),
    CommandType("roster.respond_leave", "field", schemas.LeaveResponsePayloadSchema, leaves.respond_leave, ALL_ROLES),
)
