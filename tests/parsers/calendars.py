"""Calendars, read by icalendar and by vobject: whole, the same to both, and nobody's address in them."""

import datetime

import icalendar
import vobject

from hostile import TITLE

# Each meeting stands in Vietnam's time.
OFFSET = datetime.timedelta(hours=7)


def lines(path, text):
    """What RFC 5545 says of lines: CRLF, at most 75 octets, and each is text by itself."""
    faults = []
    if text.replace(b"\r\n", b"").count(b"\n") or not text.endswith(b"\r\n"):
        faults.append(f"{path}: a line does not end in CRLF")
    for line in text.split(b"\r\n"):
        if len(line) > 75:
            faults.append(f"{path}: a line of {len(line)} octets")
        try:
            line.decode()
        except UnicodeDecodeError:
            faults.append(f"{path}: a character is folded: {line!r}")
    return faults


def when(path, event):
    start, end = event["DTSTART"].dt, event.get("DTEND") and event["DTEND"].dt
    what = f"{path}: {event['UID']}"
    faults = []
    if isinstance(start, datetime.datetime):
        if start.utcoffset() != OFFSET:
            faults.append(f"{what} begins at {start}")
    elif end != start + datetime.timedelta(days=1):
        faults.append(f"{what} is a day from {start} to {end}")
    if end is not None and (type(end) is not type(start) or end <= start):
        faults.append(f"{what} ends at {end}, begun at {start}")
    stamp = event["DTSTAMP"].dt
    if stamp.utcoffset() != datetime.timedelta(0) or stamp.year > 2026:
        faults.append(f"{what} was told at {stamp}")
    return faults


def one(site, path, text):
    """The events of a calendar and what is wrong with it."""
    calendar = icalendar.Calendar.from_ical(text)
    faults = [f"{path}: {error}" for part in calendar.walk() for error in part.errors]
    if icalendar.Calendar.from_ical(calendar.to_ical()) != calendar:
        faults.append(f"{path}: icalendar does not read what it writes of it")
    events = calendar.walk("VEVENT")
    for event in events:
        faults += when(path, event)
        if not site.has(event["URL"]):
            faults.append(f"{path}: {event['URL']} leads nowhere")
        if event["STATUS"] not in {"CONFIRMED", "TENTATIVE", "CANCELLED"}:
            faults.append(f"{path}: {event['STATUS']}")
        for name in ["ATTENDEE", "ORGANIZER", "CONTACT"]:
            if name in event:
                faults.append(f"{path}: {event['UID']} has {name}")
    ids = [str(event["UID"]) for event in events]
    if len(set(ids)) != len(ids):
        faults.append(f"{path}: an id stands twice")
    for name in ["X-WR-CALNAME", "NAME", "REFRESH-INTERVAL"]:
        if name not in calendar:
            faults.append(f"{path} has no {name}")
    return events, faults


def by_vobject(path, text, events):
    """The other program reads the same, also of what it wrote itself."""
    first = vobject.readOne(text.decode())
    again = vobject.readOne(first.serialize())
    faults = []
    for calendar in [first, again]:
        found = {
            event.uid.value: (event.dtstart.value, event.summary.value, event.status.value)
            for event in calendar.contents.get("vevent", [])
        }
        expected = {
            str(event["UID"]): (event["DTSTART"].dt, str(event["SUMMARY"]), str(event["STATUS"])) for event in events
        }
        if found != expected:
            unlike = [uid for uid in expected if found.get(uid) != expected[uid]]
            faults.append(f"{path}: vobject reads otherwise: {unlike or sorted(found)}")
    return faults


def check(sites, _work):
    faults, calendars, all_events, timed, hostile = [], 0, 0, 0, 0
    for site in sites:
        for path, text in site.files(".ics"):
            events, wrong = one(site, path, text)
            faults += lines(path, text) + wrong + by_vobject(path, text, events)
            calendars += 1
            all_events += len(events)
            timed += sum(isinstance(event["DTSTART"].dt, datetime.datetime) for event in events)
            hostile += sum(event["SUMMARY"] == TITLE and str(event["LOCATION"]).startswith(TITLE) for event in events)
    if not timed or timed == all_events:
        faults.append("meetings of a day and meetings of a time are both needed")
    if not hostile:
        faults.append("the hostile title is in no calendar as it was written")
    return f"{calendars} calendars with {all_events} events, {timed} with a time, {hostile} hostile", faults
