"""What other features may ask of analysis and say to it; the work stands in the module of each noun."""

from __future__ import annotations

from .fatal import propose_after_fatal
from .proposals import ProposalInfo, list_proposals

__all__ = ["ProposalInfo", "list_proposals", "propose_after_fatal"]
