"""What a push service's answer means for a delivery and its subscription: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
#: A service that names a longer time than this is asked again nevertheless.
LONGEST_ORDERED_WAIT = timedelta(days=1)


class Failure(StrEnum):
    """Why there was no answer at all."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    #: The name leads to an address that is none of a push service's: a lie of the resolver, or an attack.
    ADDRESS_REFUSED = "address_refused"
    #: The endpoint is not, or no longer, on the list.
    ENDPOINT_REFUSED = "endpoint_refused"
    #: The subscription's keys can't be encrypted for.
    KEYS_INVALID = "keys_invalid"


@dataclass(frozen=True, slots=True)
class Answer:
    """A push service's answer as far as it is read: never its body, never a redirect."""

    status: int
    retry_after: str | None = None


class Outcome(StrEnum):
    """What becomes of a delivery."""

    SENT = "sent"
    GONE = "gone"
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    LATER = "later"


class Scope(StrEnum):
    """Whom a wait concerns: this delivery, all of its subscription, or all of its push service."""

    DELIVERY = "delivery"
    SUBSCRIPTION = "subscription"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``wait`` is what the service itself asked for."""

    outcome: Outcome
    scope: Scope = Scope.DELIVERY
    wait: timedelta | None = None


_OUTCOMES = {404: Outcome.GONE, 410: Outcome.GONE, 413: Outcome.TOO_LARGE}
_SCOPES = {429: Scope.SUBSCRIPTION, 502: Scope.SERVICE, 503: Scope.SERVICE, 504: Scope.SERVICE}
_SILENCE = (Failure.UNREACHABLE, Failure.TIMEOUT, Failure.ADDRESS_REFUSED)


def judge(answer: Answer | Failure, now: datetime) -> Verdict:
    """Turn an answer, or none, into what to do. A redirect isn't followed: it counts as a server's fault."""
    if isinstance(answer, Failure):
        return Verdict(Outcome.LATER, Scope.SERVICE) if answer in _SILENCE else Verdict(Outcome.REFUSED)
    if 200 <= answer.status < 300:
        return Verdict(Outcome.SENT)
    if answer.status in _OUTCOMES:
        return Verdict(_OUTCOMES[answer.status])
    if answer.status in (408, 425, 429) or not 400 <= answer.status < 500:
        scope = _SCOPES.get(answer.status, Scope.DELIVERY)
        return Verdict(Outcome.LATER, scope, ordered_wait(answer.retry_after, now))
    return Verdict(Outcome.REFUSED)


def ordered_wait(retry_after: str | None, now: datetime) -> timedelta | None:
    """``Retry-After`` as a wait: seconds or a date (RFC 9110, 10.2.3), within bounds; None for none or nonsense."""
    if retry_after is None or len(retry_after) > 40:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        wait = timedelta(seconds=min(int(text), LONGEST_ORDERED_WAIT.total_seconds()))
    else:
        try:
            until = parsedate_to_datetime(text)
        except ValueError:
            return None
        wait = until.replace(tzinfo=until.tzinfo or UTC) - now
    return min(max(wait, timedelta(seconds=1)), LONGEST_ORDERED_WAIT)


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts (one at least): 5 s, 10 s, 20 s … 15 min."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 16)), LONGEST_WAIT)
