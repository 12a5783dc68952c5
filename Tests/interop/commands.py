"""What a host does beside serving: backup, restore, verify, events tail, on the data folder of a running server."""
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import socketio

from program import ROOT, Family, Person, Program


def roost(*arguments, expect=0):
    """Runs a command; answers what it printed."""
    command = [ROOT / ".build/debug/roost", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert run.returncode == expect, f"{arguments} ended with {run.returncode}:\n{run.stdout}{run.stderr}"
    return run.stdout + run.stderr


def reset_password(program, family):
    """Somebody who forgot gets a new password from the host, with the server stopped."""
    roost("reset-password", family.tom.email, "--data", program.folder, expect=64)
    roost("reset-password", family.tom.email, "--data", program.folder + "-nowhere", expect=1)
    program.stop()
    said = roost("reset-password", "nobody@example.com", "--data", program.folder, expect=1)
    assert "Nobody signs in" in said, said
    password = roost("reset-password", family.tom.email.upper(), "--data", program.folder).strip().rsplit(" ", 1)[1]
    program.start()
    family.tom.call("GET", "/v1/auth/me", expect=401)
    family.tom = Person(program, family.tom.email, password)
    family.tom.call("GET", "/v1/auth/me", expect=200)
    print("✓ reset-password: refused while serving; a new password, and the old sign-ins are over")


def families(program, person, since=None, epochs=None):
    """What `realtime.ready` says of somebody's families, and the events of their logs before it."""
    client = socketio.Client(reconnection=False)
    answers, events, ready = [], [], threading.Event()
    client.on("realtime.ready", lambda answer: (answers.append(answer), ready.set()))
    client.on("*", lambda name, *rest: name.startswith("presence.") or events.append(name))
    auth = {"token": person.token} | ({"since": since} if since else {}) | ({"epochs": epochs} if epochs else {})
    client.connect(program.url, transports=["websocket"], auth=auth, wait_timeout=20)
    assert ready.wait(10), "no realtime.ready"
    client.disconnect()
    return answers[0]["families"], events


def backup_under_load(program, family, folder):
    """Backups are made while many write: each is whole, and none holds the writers up."""
    stop, written = threading.Event(), []

    def write(index):
        while not stop.is_set():
            task = family.task(f"Task {index}", family.member(family.mia), karma=1)
            family.complete(task, by=family.mia)
            written.append(task)

    writers = [threading.Thread(target=write, args=(index,)) for index in range(4)]
    for writer in writers:
        writer.start()
    sizes = set()
    for index in range(6):
        copy = folder / f"backup-{index}.sqlite"
        said = roost("backup", copy, "--data", program.folder)
        assert "is sound" in said, said
        roost("verify", copy)
        with sqlite3.connect(copy) as rows:
            sizes.add(rows.execute("SELECT count(*) FROM task").fetchone()[0])
    roost("verify", "--data", program.folder)
    stop.set()
    for writer in writers:
        writer.join()
    assert len(sizes) > 3, sizes
    assert "exists" in roost("backup", folder / "backup-0.sqlite", "--data", program.folder, expect=1)
    roost("backup", folder / "backup-0.sqlite", "--overwrite", "--data", program.folder)
    assert not list(folder.glob("*-wal")) and not list(folder.glob("*.partial"))
    print(f"✓ backups while {len(written)} tasks were made and completed, each one sound")


def restored(program, family, folder):
    """A restore wants the server stopped, goes back to the backup, and says so to whoever has seen more."""
    kept = family.task("In the backup")
    [before], _ = families(program, family.mia)
    roost("backup", folder / "good.sqlite", "--data", program.folder)
    lost = family.task("After the backup")
    refusal = roost("restore", folder / "good.sqlite", "--data", program.folder, expect=64)
    assert "works in the data folder" in refusal, refusal
    program.stop()
    broken = folder / "broken.sqlite"
    shutil.copy(folder / "good.sqlite", broken)
    with sqlite3.connect(broken) as rows:
        rows.execute("DELETE FROM event WHERE position = 2")
    assert "log.gap" in roost("restore", broken, "--data", program.folder, expect=1)
    (folder / "text.sqlite").write_text("no database at all, but long enough to look like one\n" * 50)
    roost("restore", folder / "text.sqlite", "--data", program.folder, expect=1)
    said = roost("restore", folder / "good.sqlite", "--data", program.folder)
    replaced = next(pathlib.Path(program.folder).glob("replaced-*.sqlite"))
    assert replaced.name in said, said
    roost("verify", "--data", program.folder)
    roost("verify", replaced)
    program.start()
    tasks = family.anna.call("GET", f"{family.path}/tasks?limit=100&status=open", expect=200)["items"]
    names = [task["name"] for task in tasks]
    assert kept["name"] in names and lost["name"] not in names, names
    for seen in [before["head"], before["head"] - 1, before["head"] + 2]:
        for epochs in [None, {family.id: before["epoch"]}]:
            [after], events = families(program, family.mia, {family.id: seen}, epochs)
            assert after["recovered"] is False and not events, (seen, after, events)
    assert after["epoch"] != before["epoch"]
    [fresh], _ = families(program, family.mia)
    assert fresh["recovered"] is True
    family.task("After the restore")
    [again], events = families(program, family.mia, {family.id: fresh["head"]}, {family.id: fresh["epoch"]})
    assert again["recovered"] is True and events == ["task.created", "family.changed"], (again, events)
    roost("verify", "--data", program.folder)
    print("✓ restore: refused while serving and for a broken file; old offsets are told recovered: false")


def verified(program, folder):
    """Findings are printed with ids, and the exit code says that there are any."""
    copy = folder / "damaged.sqlite"
    roost("backup", copy, "--data", program.folder)
    with sqlite3.connect(copy) as rows:
        entry = rows.execute("SELECT id FROM karma_entry WHERE number = 1").fetchone()[0]
        rows.execute("UPDATE karma_entry SET description = 'x' WHERE id = ?", [entry])
    said = roost("verify", copy, expect=1)
    assert "ledger.chain" in said and entry in said, said
    assert "There is no" in roost("verify", folder / "nothing.sqlite", expect=1)
    print("✓ verify finds an edited entry, by id")


def tailed(program, family):
    """Lines of JSON, oldest first, then what comes."""
    lines = roost("events", "tail", "--family", family.id, "--no-follow", "--data", program.folder).splitlines()
    offsets = [json.loads(line)["offset"] for line in lines]
    assert offsets == list(range(1, len(offsets) + 1))
    command = [ROOT / ".build/debug/roost", "events", "tail", "--family", family.id, "--after", str(offsets[-1])]
    tail = subprocess.Popen([*command, "--data", program.folder], stdout=subprocess.PIPE, text=True)
    try:
        family.anna.call("POST", f"{family.path}/tasks", {"name": "Followed"}, expect=201, key="the-key")
        event = json.loads(tail.stdout.readline())
        assert event["name"] == "task.created" and event["payload"]["task"]["name"] == "Followed"
        assert event["offset"] == offsets[-1] + 1 and event["cause"] == "the-key"
        assert event["actorId"] == family.anna.id and sorted(p.id for p in family.everybody) == event["audience"]
    finally:
        tail.kill()
        tail.wait(10)
    nobody = "01890000-0000-7000-8000-000000000000"
    roost("events", "tail", "--family", nobody, "--no-follow", "--data", program.folder, expect=1)
    roost("events", "tail", "--family", "x", "--no-follow", "--data", program.folder, expect=64)
    print("✓ events tail prints the log and follows it")


def main():
    program, folder = Program(), pathlib.Path(tempfile.mkdtemp(prefix="roost-backups-"))
    try:
        family = Family(program)
        backup_under_load(program, family, folder)
        tailed(program, family)
        verified(program, folder)
        restored(program, family, folder)
        reset_password(program, family)
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


main()
