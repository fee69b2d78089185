"""``python -m bench``: measure, print, leave nothing behind. Exits with 0 whatever the figures are."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import chain

from tools.paths import PROJECT

from .coverage import coverage_figures
from .databases import POSTGRESQL, SQLITE
from .figures import FIELD_APP_KB, FIRST_LOAD_KB, WEB_MIB, Figure
from .generator import generator
from .load import FULL, QUICK
from .loop import loop
from .measuring import Measured, measure
from .pages import pages
from .report import print_cell, print_conditions, print_figures, print_memory
from .waiting import waiting
from .weight import weigh


def main() -> None:
    """Measure the server on both databases, then what a phone downloads."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a glance of half a minute: fewer loads, one short round")
    extent = QUICK if parser.parse_args().quick else FULL
    disk = PROJECT / "var"
    disk.mkdir(mode=0o700, exist_ok=True)
    print_conditions(extent, disk)
    with generator() as load_generator:
        measured = [measure(kind, extent, load_generator, disk, print_cell) for kind in (SQLITE, POSTGRESQL)]
    print()
    for each in measured:
        print_memory(f"{each.database}, fresh", each.fresh)
        print_memory(f"{each.database}, after all loads", each.used)
    print()
    quick = extent is QUICK
    print_figures(
        chain(
            _of_server(measured),
            () if quick else pages(disk),
            () if quick else coverage_figures(),
            () if quick else loop(disk),
            _of_download(),
            waiting("not in a quick run" if quick else ""),
        )
    )


def _of_server(measured: list[Measured]) -> Iterator[Figure]:
    for each in measured:
        for cell in each.cells:
            yield from cell.figures()
        yield Figure(f"{each.database}, memory of the web server (PSS)", each.used.web_pss_mib, "MiB", WEB_MIB)


def _of_download() -> Iterator[Figure]:
    weight = weigh()
    why = "" if weight else "the PWA is not built"
    first_load = weight.first_load_kb if weight else None
    yield Figure("first load, gzip", first_load, "kB", FIRST_LOAD_KB, why=why)
    field_app = weight.field_app_kb if weight else None
    yield Figure("whole field app, gzip", field_app, "kB", FIELD_APP_KB, why=why)
    if weight:
        beside = f"the worker {weight.worker_kb:.0f} kB, English texts when asked for {weight.english_kb:.0f} kB"
        print(f"       beside it: {beside}")


main()
