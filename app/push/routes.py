"""Push for the phone at hand: the server's key, and the phone's own subscription."""

from __future__ import annotations

from typing import Any

from flask import g
from flask.views import MethodView

from app.kernel.blueprint import Blueprint
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.web import current_actor

from . import subscriptions
from .gateway import gateway
from .schemas import NewPushSubscriptionSchema, PushKeySchema, PushStandingSchema
from .sealing import Keys
from .subscriptions import Holder, Standing

blp = Blueprint("push", __name__, url_prefix="/api/v1/push", description="Web Push: hints to a phone that is closed.")


@blp.route("/key")
class PushKey(MethodView):
    @blp.response(200, PushKeySchema)
    def get(self) -> dict[str, str]:
        """The key with which a browser subscribes."""
        current_actor()
        return {"public_key": gateway().sealer.public_key}


@blp.route("/subscriptions")
class Subscriptions(MethodView):
    @blp.response(200, PushStandingSchema)
    def get(self) -> Standing:
        """How push stands for this phone."""
        return subscriptions.standing(db.session(), _holder().enrolment_id)

    @blp.arguments(NewPushSubscriptionSchema)
    @blp.response(200, PushStandingSchema)
    def put(self, said: dict[str, Any]) -> Standing:
        """Tell this phone by push from now on; saying it twice changes nothing."""
        holder = _holder()
        with system_transaction(house().bus, house().clock) as context:
            subscriptions.subscribe(context, gateway().policy, holder, said["endpoint"], Keys(**said["keys"]))
            return subscriptions.standing(context.session, holder.enrolment_id)

    @blp.response(204)
    def delete(self) -> None:
        """Don't tell this phone any more."""
        holder = _holder()
        with system_transaction(house().bus, house().clock) as context:
            subscriptions.unsubscribe(context, holder)


def _holder() -> Holder:
    """The officer at hand on their enrolled phone; raise ``enrolment_unknown`` where there is none."""
    actor, signed_in = current_actor(), g.sign_in
    if signed_in.enrolment_id is None or actor.officer_id is None:
        raise DomainError("enrolment_unknown")
    return Holder(signed_in.enrolment_id, actor.officer_id, actor.unit_id)
