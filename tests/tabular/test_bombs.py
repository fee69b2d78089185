"""Files that must not be inflated, parsed or believed."""

from __future__ import annotations

import gc
import tracemalloc
from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.errors import DomainError
from app.tabular.reading import read_sheets
from app.tabular.sheets import Bounds
from tests.tabular.books import SPREADSHEET, bomb, book_of, package, sheet_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(raw: bytes, bounds: Bounds | None = None) -> DomainError:
    with pytest.raises(DomainError) as caught:
        read_sheets(raw, bounds or Bounds())
    return caught.value


def test_a_sheet_that_inflates_to_300_megabytes_is_refused_at_once_and_costs_no_memory() -> None:
    raw = bomb(300)
    assert len(raw) < 5 * 1024 * 1024
    gc.collect()
    tracemalloc.start()
    started = perf_counter()
    error = refusal(raw)
    seconds = perf_counter() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (error.code, error.params["what"]) == ("table_too_large", "inflated")
    assert seconds < 1
    assert peak < 1024 * 1024


def test_a_directory_that_lies_about_a_size_gets_no_more_inflated_than_it_says() -> None:
    raw = bomb(70)
    real = (70 * 26 * 40_330 + len(sheet_xml("").encode())).to_bytes(4, "little")
    lie = (1_000).to_bytes(4, "little")
    assert refusal(raw.replace(real, lie)).params == {"reason": "damaged"}


def test_millions_of_empty_elements_end_the_reading() -> None:
    raw = package(sheet_xml("<row>" + "<c/>" * 3_000_000 + "</row>"))
    assert refusal(raw).params["what"] == "tags"


@pytest.mark.parametrize(
    ("raw", "bounds", "what"),
    [
        (book_of([["a"]] * 4), Bounds(rows=3), "rows"),
        (book_of([["a", "b", "c"]]), Bounds(columns=2), "columns"),
        (book_of([["a", "b"]] * 4), Bounds(cells=7), "cells"),
        (book_of([["a", "b"], ["c", "d"]], merged=["A1:A2", "B1:B2"]), Bounds(merges=1), "merges"),
        (book_of([["a"], ["b"]], merged=["A1:CV2"]), Bounds(cells=50), "cells"),
    ],
)
def test_what_is_too_large_is_refused_with_its_limit(raw: bytes, bounds: Bounds, what: str) -> None:
    assert refusal(raw, bounds).params["what"] == what


def test_entities_are_refused() -> None:
    laughs = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet xmlns="{SPREADSHEET}">'
    )
    outside = laughs.replace('"ha"', 'SYSTEM "file:///etc/passwd"')
    rest = '<sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    for text in (laughs, outside):
        assert refusal(package(text + rest)).params == {"reason": "entities"}


def test_an_archive_within_the_archive_is_refused() -> None:
    assert refusal(package(sheet_xml(""), {"xl/embeddings/more.xlsx": book_of([["a"]])})).params == {"reason": "nested"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (OLE + b"\x00" * 600, "table_old_format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "table_encrypted"),
        (b"PK\x03\x04 and nothing more", "table_unreadable"),
        (book_of([["a"]])[:-200], "table_unreadable"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff", "table_unreadable"),
        (package("<worksheet>", None), "table_unreadable"),
        (package(sheet_xml('<row><c t="s"><v>7</v></c></row>')), "table_unreadable"),
    ],
)
def test_other_files_are_told_apart(raw: bytes, code: str) -> None:
    assert refusal(raw).code == code


GOOD = book_of([["警号", "姓名"], [1, "甲"]])


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_no_damage_makes_the_reader_fail_in_another_way(place: int, bytes_: bytes) -> None:
    with suppress(DomainError):
        read_sheets(GOOD[:place] + bytes_ + GOOD[place + len(bytes_) :])
