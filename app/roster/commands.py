"""What the desk says of rosters."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import crews, schemas, swaps, writing
from .access import ALL_ROLES, PLANNING_ROLES

COMMANDS = (
    CommandType("roster.change", "desk", schemas.RosterChangeSchema, writing.change_roster, PLANNING_ROLES),
    CommandType("roster.create_crew", "desk", schemas.NewCrewSchema, crews.create_crew, PLANNING_ROLES),
    CommandType("roster.change_crew", "desk", schemas.CrewChangeSchema, crews.change_crew, PLANNING_ROLES),
    CommandType("roster.end_crew", "desk", schemas.NewCrewSchema, crews.end_crew, PLANNING_ROLES),
    CommandType("roster.ask_swap", "desk", schemas.NewSwapSchema, swaps.ask_swap, ALL_ROLES),
    CommandType("roster.answer_swap", "desk", schemas.SwapAnswerSchema, swaps.answer_swap, ALL_ROLES),
)
