"""What is printed: a line for each load as it is measured, then every figure beside its reference."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from pathlib import Path

import psutil

from .figures import Cell, Figure
from .load import Extent
from .server import Memory

_COLUMNS = "{:<11}{:<20}{:>5}{:>11}{:>10}{:>7}{:>9}{:>9}{:>9}{:>9}{:>7}"
_HEADINGS = (
    "database",
    "load",
    "conn",
    "commands/s",
    "floor/s",
    "share",
    "p50 ms",
    "p99 ms",
    "web ms",
    "jobs ms",
    "gen",
)


def print_conditions(extent: Extent, disk: Path) -> None:
    """Say on what, and how."""
    busy = psutil.getloadavg()[0]
    rounds = f"the median of {extent.rounds} round(s) of {extent.round_s:g} s"
    print(f"{platform.machine()}, {psutil.cpu_count()} cores, load {busy:.1f} before the start, data on {_disk(disk)}")
    print(f"Each figure is {rounds} on this machine, alone or shared.")
    print(
        "floor: the database asked for nothing but parse JSON, one INSERT, fsync (and a photo's file); share: of that."
    )
    print("web, jobs: CPU for a command, of web server and job runner; gen: cores that the load generator itself took.")
    print()
    print(_COLUMNS.format(*_HEADINGS), flush=True)


def _disk(folder: Path) -> str:
    mounts = [each for each in psutil.disk_partitions(all=True) if folder.resolve().is_relative_to(each.mountpoint)]
    return str(max(mounts, key=lambda each: len(each.mountpoint)).fstype) if mounts else "an unknown file system"


def print_cell(cell: Cell) -> None:
    """One line of the table."""
    r = cell.round
    cpu = (f"{r.web_cpu_ms:.2f}", f"{r.jobs_cpu_ms:.2f}", f"{r.generator_cores:.2f}")
    rates = (f"{r.per_s:,.0f}", f"{cell.floor_per_s:,.0f}", f"{r.per_s / cell.floor_per_s:.0%}")
    times = (f"{r.p50_ms:.1f}", f"{r.p99_ms:.1f}")
    print(_COLUMNS.format(cell.database, cell.load.name, cell.load.connections, *rates, *times, *cpu), flush=True)


def print_memory(when: str, memory: Memory) -> None:
    """The processes' memory."""
    workers = " and ".join(f"{rss:.0f}" for rss in memory.worker_rss_mib)
    print(
        f"{when}: web {memory.web_pss_mib:.0f} MiB PSS (workers {workers} RSS), jobs {memory.jobs_pss_mib:.0f} MiB PSS"
    )


def print_figures(figures: Iterable[Figure]) -> None:
    """Each figure beside its reference; a miss says so."""
    met = []
    for figure in figures:
        print(_line(figure), flush=True)
        met.append(figure.met)
    print(f"\n{sum(met)} of {len(met)} met")


def _line(figure: Figure) -> str:
    wanted = f"wanted {'≥' if figure.at_least else '≤'} {figure.wanted:,g}"
    measured = f"not measured: {figure.why}" if figure.value is None else f"{_rounded(figure.value)} {figure.unit}"
    naive = f" (the naive way: {figure.naive})" if figure.naive else ""
    return f"{'✓ met ' if figure.met else '✗ MISS'} {figure.name}: {measured}, {wanted}{naive}"


def _rounded(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.2g}"
