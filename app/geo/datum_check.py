"""Noticing positions that were sent in the wrong datum."""

from dataclasses import replace

import numpy as np

from app.geo.datums import degrees_undone_from_gcj02
from app.geo.fixes import Fixes, Flags
from app.geo.network import Network

FEWEST = 3  # one or two fixes can lie half a kilometre beside a road by chance


def fit_only_as_gcj02(network: Network, fixes: Fixes) -> Flags:
    """Which fixes said to be WGS-84 lie off every line, but on one once a GCJ-02 shift is undone.

    None at all unless FEWEST do, and no fix of the lot lies on a line as it is: a device doesn't change its datum from
    one fix to the next. A hint for a flag on the fix, never a reason to move it. A road that runs the way the shift
    goes (about east in this part of the country) hides the mistake."""
    nothing = np.zeros(len(fixes), dtype=np.bool_)
    if len(fixes) < FEWEST or _on_a_line(network, fixes).any():
        return nothing
    latitudes, longitudes = degrees_undone_from_gcj02(fixes.latitudes, fixes.longitudes)
    fitting = _on_a_line(network, replace(fixes, latitudes=latitudes, longitudes=longitudes))
    return fitting if fitting.sum() >= FEWEST else nothing


def _on_a_line(network: Network, fixes: Fixes) -> Flags:
    found = np.zeros(len(fixes), dtype=np.bool_)
    for near in network.near(fixes):
        found[near.rows] = True
    return found
