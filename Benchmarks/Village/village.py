"""Fills an empty Roost database with many families, each with five members, a ledger for everybody, tasks and an event log.

Everything is numbered: member 2 of family 7 signs in with the session token `village-7-2` (0 and 1 are parents).
`roost verify` has nothing to say of what is made.
"""
import argparse
import calendar
import hashlib
import json
import sqlite3
import time

MEMBERS = 5
BEGUN = 1_780_000_000_000  # 2026-05-28, in milliseconds
MINUTE = 60_000
FOREVER = 4_000_000_000_000
BATCH = 200


def options():
    parser = argparse.ArgumentParser(prog="bin/village", description=__doc__)
    parser.add_argument("database", help="the file, as an empty Roost has made it")
    parser.add_argument("--families", type=int, default=10_000)
    parser.add_argument("--tasks", type=int, default=200, help="of each family; three of four are done")
    parser.add_argument("--events", type=int, default=100, help="in each family's log")
    return parser.parse_args()


def iso(at):
    """Whole seconds are all there is here."""
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at / 1000)) + ".000Z"


class Household:
    """One family's rows."""

    def __init__(self, number, tasks, events):
        self.number = number
        self.id = f"01900000-0000-7000-8000-{number:012x}"
        self.people = [f"01900000-0000-7000-9000-{number * MEMBERS + i:012x}" for i in range(MEMBERS)]
        self.tasks = [self.task(i) for i in range(tasks)]
        self.entries = self.ledgers()
        self.events = self.log(events)

    def key(self, kind, number):
        return f"01900000-{kind:04x}-7000-8000-{self.number * 1000 + number:012x}"

    def task(self, number):
        at = BEGUN + number * MINUTE
        doer = self.people[number % MEMBERS]
        task = {
            "id": self.key(1, number), "familyId": self.id, "name": f"Feed the cat, day {number}",
            "assignment": {"type": "everyone"}, "karma": 5, "status": "open", "createdBy": self.people[0],
            "createdAt": iso(at), "updatedAt": iso(at), "version": 1, "dueAt": iso(at + 600 * MINUTE),
        }
        if number % 4:
            done = at + 30 * MINUTE
            task |= {
                "status": "completed", "completedAt": iso(done), "completedBy": doer, "creditedTo": doer,
                "updatedAt": iso(done), "version": 2,
            }
        return task

    def ledgers(self):
        last, rows = {}, []
        for number, task in enumerate(self.tasks):
            if task["status"] != "completed":
                continue
            doer = task["completedBy"]
            place, balance, previous = last.get(doer, (0, 0, "0" * 64))
            at = BEGUN + (number + 30) * MINUTE
            id = self.key(2, number)
            fields = [
                id, doer, str(place + 1), "5", str(balance + 5), "task_completed", task["name"], doer, task["id"], "",
                str(at), previous,
            ]
            text = "".join(f"{len(field.encode())}:{field}" for field in fields)
            last[doer] = (place + 1, balance + 5, hashlib.sha256(text.encode()).hexdigest())
            rows.append(
                (id, self.id, doer, place + 1, 5, balance + 5, "task_completed", task["name"], doer, task["id"], None, at, previous)
            )
        return rows

    def log(self, count):
        everybody, rows = " ".join(sorted(self.people)), []
        for position in range(1, count + 1):
            task = self.tasks[position // 2 % len(self.tasks)] if self.tasks else self.task(position)
            if position % 2:
                name = "task.created"
                payload = {"familyId": self.id, "task": task, "assignedTo": self.people, "recurring": False}
            else:
                name = "family.changed"
                change = {"type": "task", "id": task["id"], "version": 1, "change": "created"}
                payload = {"familyId": self.id, "changes": [change]}
            at = BEGUN + position * MINUTE
            payload = json.dumps(payload, separators=(",", ":"))
            rows.append((self.id, position, name, payload, everybody, self.people[0], None, at))
        return rows


def insert(database, table, columns, rows):
    marks = ", ".join("?" * len(columns.split(",")))
    database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def milliseconds(text):
    return None if text is None else calendar.timegm(time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S")) * 1000


def write(database, homes):
    faces = ["🦊", "🐻", "🐸", "🦉", "🐼"]
    insert(
        database, '"user"', "id, email, name, birthdate, language, emoji, colour, created_at, version",
        [
            (id, f"village-{home.number}-{i}@example.com", f"Person {i}", None, "en", faces[i], "sky", BEGUN, 1)
            for home in homes for i, id in enumerate(home.people)
        ],
    )
    insert(
        database, "sign_in", "id, user_id, token_hash, created_at, seen_at, expires_at",
        [
            (home.key(3, i), id, hashlib.sha256(f"village-{home.number}-{i}".encode()).hexdigest(), BEGUN, int(time.time() * 1000), FOREVER)
            for home in homes for i, id in enumerate(home.people)
        ],
    )
    insert(
        database, "family", "id, name, timezone, language, head, epoch, created_at, version",
        [(home.id, f"Family {home.number}", "Europe/Amsterdam", "en", len(home.events), "village", BEGUN, 1) for home in homes],
    )
    insert(
        database, "member", "family_id, user_id, role, joined_at, version",
        [
            (home.id, id, "parent" if i < 2 else "child", BEGUN, 1)
            for home in homes for i, id in enumerate(home.people)
        ],
    )
    insert(
        database, "task",
        "id, family_id, name, due_at, assignee_type, karma, status, completed_at, completed_by, credited_to, created_by, created_at, "
        "updated_at, version",
        [
            (
                task["id"], home.id, task["name"], milliseconds(task["dueAt"]), "everyone", 5, task["status"],
                milliseconds(task.get("completedAt")), task.get("completedBy"), task.get("creditedTo"), task["createdBy"],
                milliseconds(task["createdAt"]), milliseconds(task["updatedAt"]), task["version"],
            )
            for home in homes for task in home.tasks
        ],
    )
    insert(
        database, "karma_entry",
        "id, family_id, user_id, number, amount, balance, source, description, actor_id, task_id, claim_id, created_at, previous_hash",
        [entry for home in homes for entry in home.entries],
    )
    insert(
        database, "event", "family_id, position, name, payload, audience, actor_id, cause, at",
        [event for home in homes for event in home.events],
    )


def main():
    wanted = options()
    started = time.monotonic()
    with sqlite3.connect(wanted.database) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -1000000")
        for first in range(0, wanted.families, BATCH):
            numbers = range(first, min(first + BATCH, wanted.families))
            write(database, [Household(number, wanted.tasks, wanted.events) for number in numbers])
            database.commit()
    database.close()
    print(
        f"{wanted.families} families with {wanted.tasks} tasks and {wanted.events} events each, in {time.monotonic() - started:.0f} s"
    )


main()
