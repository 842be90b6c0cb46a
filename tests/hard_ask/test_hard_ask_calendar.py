"""A calendar file: each day in it once, read back by a reader of iCalendar, and no text that adds a line or an entry."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from stakes.campaign.calendar import Day, calendar

HOSTILE = [
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:mine",
    "x\nATTACH:https://example.invalid/",
    "x\u2028BEGIN:VEVENT\u2029\x0b\x0c\x85END:VCALENDAR",
    "a;b,c\\d\\n\\",
    "=1+1",
    '"quoted":colon',
    "ü" * 300,
    "👩‍👩‍👧‍👦" * 40,
    "",
]
letters = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t;,\\:")
words = st.one_of(st.sampled_from(HOSTILE), st.text(letters, max_size=200))
day_words = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
days = st.lists(st.builds(Day, st.text(max_size=9), day_words, words, words), max_size=5)


@given(days)
def test_what_was_written_is_read_and_nothing_more(given_days):
    text = calendar(given_days)
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == len(given_days) == text.count("BEGIN:VEVENT\r\n")
    for event, one in zip(events, given_days, strict=True):
        assert set(event) <= {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"}
        assert event.decoded("dtstart") == date.fromisoformat(one.day)
        assert str(event["summary"]).split() == one.summary.split()
        assert str(event.get("description", "")).split() == one.description.split()


@given(days)
def test_its_lines_are_short_and_end_alike(given_days):
    text = calendar(given_days)
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    # Whatever a program takes for the end of a line, each begins with a name or goes on after a space.
    for line in text.splitlines():
        assert line.startswith(" ") or line.partition(":")[0].partition(";")[0].isupper(), line


def test_the_same_thing_has_the_same_id_and_no_hour():
    one, moved = (calendar([Day("ask-1 due", day, "Count")]) for day in ("2027-03-31", "2027-04-01"))
    ids = [[line for line in text.splitlines() if line.startswith("UID")] for text in (one, moved)]
    assert ids[0] == ids[1]
    assert "DTSTART;VALUE=DATE:20270331" in one
    assert "VTIMEZONE" not in one and "TZID" not in one
