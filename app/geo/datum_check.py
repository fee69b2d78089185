"""Noticing positions that were sent in the wrong datum."""

from app.geo.datums import wgs84_from_gcj02
from app.geo.fixes import POSITION_ERROR_M
from app.geo.line import Line
from app.geo.points import Gcj02Point, Wgs84Point


def fits_only_as_gcj02(line: Line, point: Wgs84Point, max_offset_m: float = POSITION_ERROR_M) -> bool:
    """True when a point said to be WGS-84 lies off the line, but on it once a GCJ-02 shift is undone.

    A hint for a flag on the fix, never a reason to move it.
    """
    undone = wgs84_from_gcj02(Gcj02Point(point.latitude, point.longitude))
    return line.locate(point)[1] > max_offset_m >= line.locate(undone)[1]
