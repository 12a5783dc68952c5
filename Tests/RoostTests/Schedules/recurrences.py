"""Writes the days and instants rules come on, by dateutil and zoneinfo, to recurrences.txt beside it; --check compares.

A line: zone|startDate|timeOfDay|the rule as JSON|instants in UTC.
"""
import json
import pathlib
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, FR, MO, MONTHLY, TU, WEEKLY, YEARLY, rrule
from dateutil.tz import datetime_exists

ZONES = ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
FREQUENCIES = {"daily": DAILY, "weekly": WEEKLY, "monthly": MONTHLY, "yearly": YEARLY}
WEEKDAYS = {"MO": MO, "TU": TU, "FR": FR}
RULES = [
    {"frequency": "daily"},
    {"frequency": "weekly", "interval": 2, "weekdays": ["MO", "FR"]},
    {"frequency": "monthly", "monthDays": [31]},
    {"frequency": "monthly", "weekdays": ["FR"], "setPositions": [-1]},
    {"frequency": "monthly", "interval": 3, "monthDays": [-1, 15]},
    {"frequency": "monthly", "weekdays": ["MO", "TU", "FR"], "setPositions": [1, -1]},
    {"frequency": "yearly", "weekdays": ["FR"], "setPositions": [-1]},
    {"frequency": "daily", "interval": 3, "count": 50},
    {"frequency": "monthly", "weekdays": ["FR"], "monthDays": [13]},
    {"frequency": "weekly", "until": "2027-01-15"},
]
START = "2025-01-31"
TIMES = ["02:10", "02:30", "08:00"]


def local_times(rule, start):
    parts = {"interval": rule.get("interval", 1), "wkst": MO}
    if "weekdays" in rule:
        parts["byweekday"] = [WEEKDAYS[day] for day in rule["weekdays"]]
    if "monthDays" in rule:
        parts["bymonthday"] = rule["monthDays"]
    if "setPositions" in rule:
        parts["bysetpos"] = rule["setPositions"]
    if "count" in rule:
        parts["count"] = rule["count"]
    end = datetime(start.year + 5, start.month, start.day)
    if "until" in rule:
        end = min(end, datetime.fromisoformat(rule["until"] + "T23:59"))
    days = rrule(FREQUENCIES[rule["frequency"]], dtstart=start, **parts)
    for day in days:
        if day > end:
            return
        yield day


def instant(local, zone):
    while not datetime_exists(local.replace(tzinfo=zone)):
        local += timedelta(minutes=1)
    return local.replace(tzinfo=zone, fold=0).astimezone(timezone.utc).strftime("%Y%m%dT%H%M")


def lines():
    for zone in ZONES:
        for rule in RULES:
            for time in TIMES:
                start = datetime.fromisoformat(f"{START}T{time}")
                instants = [instant(local, ZoneInfo(zone)) for local in local_times(rule, start)]
                yield f"{zone}|{START}|{time}|{json.dumps(rule, separators=(',', ':'))}|{','.join(instants)}"


if __name__ == "__main__":
    path = pathlib.Path(__file__).with_name("recurrences.txt")
    text = "\n".join(lines()) + "\n"
    if "--check" in sys.argv:
        if path.read_text() != text:
            sys.exit(f"{path.name} is stale: run {pathlib.Path(__file__).name}")
    else:
        path.write_text(text)
