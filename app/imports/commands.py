"""What the desk may say about lists."""

from __future__ import annotations

from app.kernel.actor import Role
from app.kernel.command import CommandType

from . import schemas, service

#: Each list says itself who may take it in.
COMMANDS = (CommandType("imports.take_list", "desk", schemas.CommitQuerySchema, service.take_list, frozenset(Role)),)
