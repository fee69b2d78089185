"""Sibling processes live and end together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tools.paths import PROJECT

#: Runs two services, tells their process ids, and obeys the real signals.
PROGRAM = """
import sys
from tools.supervisor import Service, Supervisor

python, web, jobs = sys.executable, sys.argv[1], sys.argv[2]
supervisor = Supervisor([Service("web", [python, "-c", web], essential=True), Service("jobs", [python, "-c", jobs])])
supervisor.start()
print("started", flush=True)
sys.exit(supervisor.run())
"""
#: The line goes out in one piece, also where Python doesn't buffer: two processes write into one pipe.
STAYS = "import sys, time; sys.stdout.write('here\\n'); sys.stdout.flush(); time.sleep(60)"


def supervise(web: str, jobs: str) -> subprocess.Popen[str]:
    """Start the program above with two Python snippets."""
    snippets = [textwrap.dedent(web), textwrap.dedent(jobs)]
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *snippets], cwd=PROJECT, stdout=subprocess.PIPE, text=True, process_group=0
    )


def read_until(process: subprocess.Popen[str], line: str, times: int = 1) -> None:
    """Read the program's output until ``line`` has come ``times`` times."""
    assert process.stdout is not None
    for read in process.stdout:
        times -= read.strip() == line
        if not times:
            return
    pytest.fail(f"{line!r} did not come")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_both_and_the_exit_is_clean(number: signal.Signals) -> None:
    process = supervise(STAYS, STAYS)
    read_until(process, "here", times=2)
    process.send_signal(number)
    assert process.wait(10) == 0
    process.communicate()


def test_ctrl_c_lets_a_process_finish_its_work(tmp_path: Path) -> None:
    finished = tmp_path / "finished"
    web = f"""
        import pathlib, signal, sys, time
        def finish(*_):
            pathlib.Path({str(finished)!r}).write_text("yes")
            sys.exit()
        signal.signal(signal.SIGTERM, finish)
        print("ready", flush=True)
        time.sleep(60)
    """
    process = supervise(web, "import time; time.sleep(60)")
    read_until(process, "ready")
    os.killpg(process.pid, signal.SIGINT)  # what a terminal does on Ctrl-C
    process.communicate(timeout=10)
    assert finished.read_text() == "yes"


def test_a_job_runner_that_dies_is_started_again(tmp_path: Path) -> None:
    flag = tmp_path / "died"
    jobs = f"""
        import pathlib, sys, time
        flag = pathlib.Path({str(flag)!r})
        if not flag.exists():
            flag.touch()
            sys.exit(3)
        print("again", flush=True)
        time.sleep(60)
    """
    process = supervise("import time; time.sleep(60)", jobs)
    read_until(process, "again")
    process.terminate()
    assert process.wait(10) == 0
    process.communicate()


def test_all_ends_when_the_web_server_ends() -> None:
    process = supervise("raise SystemExit(4)", STAYS)
    output, _ = process.communicate(timeout=10)
    assert process.returncode == 4
    assert "web ended with 4" in output
