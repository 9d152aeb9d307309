"""Times as authors write them, and as readers read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loosen.model.duration import MAX_SECONDS, as_clock, as_iso, as_written, in_minutes, parse_duration

TIMES = st.integers(1, MAX_SECONDS)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30 s", 30),
        ("1 min", 60),
        ("1:30", 90),
        ("0:05", 5),
        ("1 min 30 s", 90),
        ("2 h", 7200),
        ("1 h 2 min 3 s", 3723),
        (" 30 s ", 30),
        ("90 s", 90),
    ],
)
def test_a_time_is_read_as_it_is_meant(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "30",
        "s",
        "0 s",
        "0:00",
        "-5 s",
        "1.5 min",
        "30s",
        "1:60",
        "1:2",
        "30 s s",
        "25 h",
        "٣٠ s",
        "9" * 9999,
    ],
)
def test_what_is_no_time_is_refused_with_advice(text: str) -> None:
    with pytest.raises(ValueError, match=r"a time|did you mean"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30", "30 s"),
        ("30sec", "30 s"),
        ("30 Seconds", "30 s"),
        ("0.5 min", "30 s"),
        ("1,5 minutes", "1 min 30 s"),
        ("2m", "2 min"),
        ("1 hour", "60 min"),
    ],
)
def test_a_plain_meaning_is_offered(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean `{meant}`"):
        parse_duration(text)


@given(TIMES)
def test_a_written_time_is_read_back(seconds: int) -> None:
    assert parse_duration(as_written(seconds)) == seconds
    assert parse_duration(as_clock(seconds)) == seconds


@given(st.text())
def test_any_text_is_a_time_or_gets_advice(text: str) -> None:
    try:
        seconds = parse_duration(text)
    except ValueError as error:
        seconds = len(str(error))
    assert 0 < seconds <= MAX_SECONDS


@pytest.mark.parametrize(("seconds", "iso"), [(30, "PT30S"), (60, "PT1M"), (65, "PT1M5S"), (3600, "PT60M")])
def test_a_machine_reads_iso(seconds: int, iso: str) -> None:
    assert as_iso(seconds) == iso


@pytest.mark.parametrize(("seconds", "minutes"), [(1, 1), (29, 1), (89, 1), (91, 2), (269, 4), (271, 5)])
def test_minutes_are_rounded_and_never_none(seconds: int, minutes: int) -> None:
    assert in_minutes(seconds) == minutes
