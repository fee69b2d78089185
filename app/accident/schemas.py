"""Shapes of the accident register on the wire. Degrees WGS-84, metres, local days."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from app.kernel.fields import Day, Instant
from app.photos.schemas import PhotoSchema
from app.records.filtering import FORMATS, STANDINGS, FilterSchema
from app.records.mapping_schemas import NewFileMappingSchema, words_said
from app.records.schemas import PhotographedSchema, RecordQuerySchema, WithdrawalSchema

from .rules import MAX_PARTIES, PLACED, PROCEDURES, SOURCES, VEHICLE, WORD_MEMBERS

MAX_PHOTOS = 9
_LINE = validate.Regexp(r"\A\S(?:[^\x00-\x1f\x7f]*\S)?\Z")
_CODE = validate.Regexp(r"\A[A-Z]?[0-9]{1,2}\Z")
_REASON = [validate.Length(1, 200), _LINE]
_PEOPLE = validate.Range(0, 99)
_CHAINAGE = validate.Range(0, 5_000_000)


def _word(**options: Any) -> fields.String:
    return fields.String(allow_none=True, validate=_CODE, **options)


class AccidentPartySchema(Schema):
    """A party without a name: the code of its vehicle (交通方式), and an age."""

    vehicle_type = _word(load_default=None)
    age = fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(0, 120))


class ShownAccidentPartySchema(AccidentPartySchema):
    """The same with what it was: driver, passenger, rider (without a motor) or pedestrian; null where unknown."""

    role = fields.String(required=True, allow_none=True)


class AccidentPlaceSchema(Schema):
    """A point, or a chainage on a section; of both the point counts."""

    section_id = fields.UUID(load_default=None, allow_none=True)
    chainage_m = fields.Integer(load_default=None, allow_none=True, strict=True, validate=_CHAINAGE)
    latitude = fields.Float(load_default=None, allow_none=True, validate=validate.Range(-90, 90))
    longitude = fields.Float(load_default=None, allow_none=True, validate=validate.Range(-180, 180))


class AccidentChangesSchema(Schema):
    """What may be said of an accident beside its place; what isn't named stays. ``deaths`` are all that are known; the
    register itself leaves out those that ``death_times`` show to lie more than seven days after."""

    number = fields.String(allow_none=True, validate=[validate.Length(1, 40), _LINE])
    occurred_at = Instant()
    procedure = fields.String(validate=validate.OneOf(PROCEDURES))
    deaths = fields.Integer(strict=True, validate=_PEOPLE)
    death_times = fields.List(Instant(), validate=validate.Length(0, 99))
    injuries = fields.Integer(allow_none=True, strict=True, validate=_PEOPLE)
    form = _word()
    cause = _word()
    weather = _word()
    light = _word()
    road_type = _word()
    road_feature = _word()
    place_text = fields.String(validate=validate.Length(0, 200))
    town = fields.String(allow_none=True, validate=[validate.Length(1, 30), _LINE])
    village = fields.String(allow_none=True, validate=[validate.Length(1, 60), _LINE])
    enterprise = fields.String(allow_none=True, validate=[validate.Length(1, 100), _LINE])
    note = fields.String(validate=validate.Length(0, 500))
    unit_id = fields.UUID()
    parties = fields.List(fields.Nested(AccidentPartySchema), validate=validate.Length(0, MAX_PARTIES))


class NewAccidentSchema(AccidentChangesSchema, AccidentPlaceSchema):
    """An accident added by hand."""

    occurred_at = Instant(required=True)
    procedure = fields.String(required=True, validate=validate.OneOf(PROCEDURES))
    deaths = fields.Integer(required=True, strict=True, validate=_PEOPLE)
    unit_id = fields.UUID(required=True)


class AccidentCorrectionSchema(Schema):
    """``PATCH /accidents/<id>``: what is said otherwise, and why."""

    changes = fields.Nested(AccidentChangesSchema, required=True)
    reason = fields.String(required=True, validate=_REASON)


class AccidentPlacingSchema(Schema):
    """``PUT /accidents/<id>/place``: where it was, and how that is known."""

    place = fields.Nested(AccidentPlaceSchema, required=True)
    reason = fields.String(required=True, validate=_REASON)


class AccidentWithdrawalSchema(Schema):
    """``POST /accidents/<id>/withdrawal``: why it is none, or none of ours."""

    reason = fields.String(required=True, validate=_REASON)


class AccidentMergerSchema(Schema):
    """``POST /accidents/<id>/merger``: the accident that the one from the scene is, and how that is known."""

    into = fields.UUID(required=True)
    reason = fields.String(required=True, validate=_REASON)


class AccidentSchema(Schema):
    """An accident. ``deaths`` count, ``deaths_late`` lie after the limit; ``injuries`` null: nobody said. ``placed``:
    whence its place is known; ``hour`` 0–23 and ``weekday`` 1–7 (Monday first) are local, like ``day``."""

    id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    number = fields.String(required=True, allow_none=True)
    source = fields.String(required=True, validate=validate.OneOf(SOURCES))
    occurred_at = Instant(required=True)
    day = Day(required=True)
    hour = fields.Integer(required=True)
    weekday = fields.Integer(required=True)
    procedure = fields.String(required=True, validate=validate.OneOf(PROCEDURES))
    deaths = fields.Integer(required=True)
    deaths_late = fields.Integer(required=True)
    death_times = fields.List(fields.String(), required=True)
    injuries = fields.Integer(required=True, allow_none=True)
    form = fields.String(required=True, allow_none=True)
    cause = fields.String(required=True, allow_none=True)
    weather = fields.String(required=True, allow_none=True)
    light = fields.String(required=True, allow_none=True)
    road_type = fields.String(required=True, allow_none=True)
    road_feature = fields.String(required=True, allow_none=True)
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    placed = fields.String(required=True, validate=validate.OneOf(PLACED))
    place_text = fields.String(required=True)
    town = fields.String(required=True, allow_none=True)
    village = fields.String(required=True, allow_none=True)
    enterprise = fields.String(required=True, allow_none=True)
    note = fields.String(required=True)
    version = fields.Integer(required=True)
    recorded_at = Instant(required=True)
    withdrawn_at = Instant(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True, allow_none=True)
    superseded_by = fields.UUID(required=True, allow_none=True)
    parties = fields.List(fields.Nested(ShownAccidentPartySchema), required=True)


class AccidentSceneSchema(PhotographedSchema):
    """An officer's report from the scene. ``accident_id``: the accident that it made or was found to be."""

    accident_id = fields.UUID(required=True)
    occurred_at = Instant(required=True)
    procedure = fields.String(required=True, validate=validate.OneOf(PROCEDURES))
    deaths = fields.Integer(required=True)
    injuries = fields.Integer(required=True)
    form = fields.String(required=True, allow_none=True)
    vehicles = fields.List(fields.String(), required=True)
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True)
    place_text = fields.String(required=True)
    note = fields.String(required=True)


class AccidentDetailSchema(AccidentSchema):
    """One accident, whole: what was said before, latest first; reports from the scene; sections that its text speaks
    of, while it has no place; accidents that may be the same, while it is one from the scene."""

    earlier = fields.List(fields.Nested(AccidentSchema), required=True)
    scenes = fields.List(fields.Nested(AccidentSceneSchema), required=True)
    suggested_sections = fields.List(fields.UUID(), required=True)
    alike = fields.List(fields.Nested(AccidentSchema), required=True)


class AccidentQuerySchema(FilterSchema, RecordQuerySchema):
    """``GET /accidents``: by period, procedure, deaths, section, place, form, cause, source, words in its texts."""

    procedure = fields.String(validate=validate.OneOf(PROCEDURES))
    fatal = fields.Boolean(truthy={"true"}, falsy={"false"})
    section = fields.UUID(data_key="section")
    placed = fields.Boolean(truthy={"true"}, falsy={"false"})
    form = fields.String(validate=_CODE)
    cause = fields.String(validate=_CODE)
    source = fields.String(validate=validate.OneOf(SOURCES))
    state = fields.String(load_default="stands", validate=validate.OneOf(STANDINGS))


class AccidentExportSchema(AccidentQuerySchema):
    """The same list as a file."""

    format = fields.String(required=True, validate=validate.OneOf(FORMATS))


class AccidentSummarySchema(Schema):
    """What a list sums up to. ``injuries`` are those known; ``unplaced`` have no place yet; ``from_scene`` are to be
    matched with what comes later."""

    accidents = fields.Integer(required=True)
    general = fields.Integer(required=True)
    fatal = fields.Integer(required=True)
    deaths = fields.Integer(required=True)
    injuries = fields.Integer(required=True)
    unplaced = fields.Integer(required=True)
    from_scene = fields.Integer(required=True)


class AccidentListSchema(Schema):
    """Accidents, latest first; ``next`` continues the list when there are more; ``summary`` is of the whole list."""

    accidents = fields.List(fields.Nested(AccidentSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    summary = fields.Nested(AccidentSummarySchema, required=True)


class AccidentWordSchema(Schema):
    """A word of a code table."""

    key = fields.String(required=True)
    list = fields.String(required=True)
    code = fields.String(required=True)
    name_zh = fields.String(required=True)
    confidence = fields.String(required=True)


class NewAccidentMappingSchema(NewFileMappingSchema):
    """What a person says of headings and words of files of accidents."""

    words = words_said((*WORD_MEMBERS, VEHICLE))


class AccidentSceneReportSchema(Schema):
    """Payload of ``accident.report``; the point is the envelope's fix unless a chainage is said. ``form`` and
    ``vehicles`` are codes of the lists "form" and "vehicle"."""

    occurred_at = Instant(required=True)
    procedure = fields.String(required=True, validate=validate.OneOf(PROCEDURES))
    deaths = fields.Integer(required=True, strict=True, validate=_PEOPLE)
    injuries = fields.Integer(required=True, strict=True, validate=_PEOPLE)
    form = _word(required=True)
    vehicles = fields.List(fields.String(validate=_CODE), required=True, validate=validate.Length(0, MAX_PARTIES))
    section_id = fields.UUID(required=True, allow_none=True)
    chainage_m = fields.Integer(required=True, allow_none=True, strict=True, validate=_CHAINAGE)
    place_text = fields.String(required=True, validate=validate.Length(0, 200))
    note = fields.String(required=True, validate=validate.Length(0, 500))
    photos = fields.List(fields.Nested(PhotoSchema), required=True, validate=validate.Length(0, MAX_PHOTOS))


class AccidentSceneWithdrawalSchema(WithdrawalSchema):
    """Payload of ``accident.take_back``."""
