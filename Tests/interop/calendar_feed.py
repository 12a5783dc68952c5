"""The calendar feed, read by icalendar, and the same when it is asked again."""
import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import icalendar
import requests

from program import Family, Program

UTC = datetime.timezone.utc
NAME = "Buy: milk; bread, \\ and “Käse” 🧀 " + "long " * 25
DESCRIPTION = "First line\nsecond, line; third\\line " + "ünïcödé " * 30


def read(url):
    answer = requests.get(url, timeout=10)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    lines = answer.content.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 and b"\n" not in line for line in lines)
    for line in lines:
        line.decode()
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert not calendar.errors and not any(component.errors for component in calendar.walk())
    return answer, calendar


def main():
    program = Program()
    try:
        family = Family(program)
        due = (datetime.datetime.now(UTC) + datetime.timedelta(days=1)).replace(microsecond=0)
        written = due.isoformat().replace("+00:00", "Z")
        task = family.task(NAME.strip(), family.member(family.mia), dueAt=written, description=DESCRIPTION.strip())
        done = family.task("Done already", dueAt=written)
        family.complete(done, family.mia)
        family.task("Without a time")
        link = family.mia.call("POST", f"{family.path}/tasks/feed", expect=201)

        answer, calendar = read(link["url"])
        assert calendar["VERSION"] == "2.0" and calendar["PRODID"] and str(calendar["X-WR-CALNAME"]) == "The Robins"
        todos = {str(todo["UID"]): todo for todo in calendar.walk("VTODO")}
        assert set(todos) == {task["id"], done["id"]}, todos
        todo = todos[task["id"]]
        assert str(todo["SUMMARY"]) == task["name"], todo["SUMMARY"]
        assert str(todo["DESCRIPTION"]) == task["description"], todo["DESCRIPTION"]
        assert todo.decoded("DUE") == due and todo.decoded("DTSTAMP").tzinfo is not None
        assert (str(todo["STATUS"]), str(todos[done["id"]]["STATUS"])) == ("NEEDS-ACTION", "COMPLETED")
        assert read(link["url"])[0].content == answer.content
        known = {"If-None-Match": answer.headers["ETag"]}
        assert requests.get(link["url"], headers=known, timeout=10).status_code == 304
        print("✓ icalendar reads the feed's to-dos as they are")

        _, calendar = read(link["eventsUrl"])
        events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
        assert set(events) == set(todos) and events[task["id"]].decoded("DTSTART") == due
        assert events[task["id"]].decoded("DURATION") == datetime.timedelta(minutes=15)
        print("✓ and its events")

        family.anna.call("DELETE", f"{family.path}/members/{family.mia.id}", expect=204)
        assert requests.get(link["url"], timeout=10).status_code == 404
        print("✓ and nothing once its person is gone")
    finally:
        program.close()
    print("3 passed, 0 failed")


main()
