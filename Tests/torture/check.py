"""What must hold after all kills: each finding is a sentence."""
import collections
import json
import sqlite3
import subprocess


def log(binary, program, family):
    """The family's whole log, as `roost events tail` prints it."""
    command = [binary, "events", "tail", "--family", family.id, "--no-follow", "--data", program.folder]
    lines = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout.splitlines()
    return [json.loads(line) for line in lines]


def offsets(events):
    """Without gaps, from 1."""
    found = [event["offset"] for event in events]
    return [] if found == list(range(1, len(found) + 1)) else ["the log has gaps"]


def effects(acts, events, lenient):
    """Each acknowledged act has happened once; each refused one never.

    Lenient: without stored answers, a request that is asked again may happen again. Then at least once when acknowledged, and at most
    once per request that was sent.
    """
    causes = collections.Counter((event["cause"], event["name"]) for event in events if event.get("cause"))
    findings = []
    for act in acts:
        count = causes[(act.key, act.event)]
        least, most = (1, 1) if act.succeeded else (0, 0)
        if lenient:
            most = act.attempts if act.succeeded else act.attempts - 1
        if not least <= count <= most:
            findings.append(f"{act.event} happened {count} times for {act}")
    known = {act.key for act in acts}
    findings += [f"nobody asked for {cause}" for cause, _ in causes if cause not in known]
    return findings


def rows(program, acts, lenient):
    """What was made is in the tables, once, under the id that was answered."""
    findings = []
    with sqlite3.connect(f"file:{program.folder}/roost.sqlite?mode=ro", uri=True) as database:
        for kind, query in {
            "create": "SELECT id FROM task WHERE name = ?",
            "grant": "SELECT id FROM karma_entry WHERE description = ?",
            "reward": "SELECT id FROM reward WHERE name = ?",
        }.items():
            for act in (act for act in acts if act.kind == kind and act.succeeded):
                ids = [row[0] for row in database.execute(query, [act.key])]
                isRight = act.answer["id"] in ids if lenient else ids == [act.answer["id"]]
                if not isRight:
                    findings.append(f"{kind}: {ids} instead of {act.answer['id']} for {act}")
    return findings


def delivery(listener, events):
    """A device got what is addressed to its person, exactly once, in order, as the log has it."""
    me = listener.person.id
    mine = [event for event in events if me in event["audience"]]
    for last, head in listener.reloads:
        mine = [event for event in mine if not last < event["offset"] <= head]
    expected = [(event["offset"], event["name"], event["payload"]) for event in mine]
    received = [(offset, name, payload) for offset, name, payload, _ in listener.received]
    findings = [f"{listener.person.name}: {fault}" for fault in listener.faults]
    if received != expected:
        lost = [entry[0] for entry in expected if entry not in received]
        more = [entry[0] for entry in received if entry not in expected]
        findings.append(f"{listener.person.name} missed {lost[:10]}, got {more[:10]} that it should not have")
    by_offset = {event["offset"]: event for event in events}
    for offset, _, _, meta in listener.received:
        event = by_offset.get(offset, {})
        for field in ("at", "actorId", "cause"):
            if event.get(field) != meta.get(field):
                findings.append(f"{listener.person.name}: {field} of offset {offset} is {meta.get(field)}")
    return findings


def verified(binary, program):
    """`roost verify` has no findings."""
    run = subprocess.run([binary, "verify", "--data", program.folder], capture_output=True, text=True, timeout=300)
    return [] if run.returncode == 0 else [run.stdout + run.stderr]
