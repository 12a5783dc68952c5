"""The REST interface held against docs/openapi.yaml by schemathesis: right and wrong requests of its own making, as a parent of the
demo family. No answer may be a 5xx or outside the document, and nobody unknown is let in."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from program import ROOT, Person, Program

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "missing_required_header",
    "ignored_auth",
]
# What would end the run: the account, its sign-in, somebody's place in the family.
LAST = ["POST /v1/auth/logout", "DELETE /v1/auth/me", "DELETE /v1/families/{familyId}/members/{userId}"]
PICTURE = b"GIF89a"


def parent(program):
    """The demo family's parent, by the sign-in the program has printed."""
    said = re.search(r"(\S+@\S+)\s+(\S+)", program.output)
    return Person(program, *said.groups())


def things(person):
    """One of each thing an address can be about, by its name in paths."""
    family = person.call("GET", "/v1/families", expect=200)["items"][0]
    path = f"/v1/families/{family['id']}"

    def make(what, body=None, expect=201):
        return person.call("POST", f"{path}/{what}", body, expect=expect)

    others = [member for member in family["members"] if member["id"] != person.id]
    child = next(member["id"] for member in others if member["role"] == "child")
    reward = make("rewards", {"name": "A walk", "karmaCost": 1})
    make("karma/grants", {"userId": person.id, "amount": 1000})
    chat = make("chats", {"type": "group", "title": "Everybody", "memberIds": [member["id"] for member in others]})
    message = make(f"chats/{chat['id']}/messages", {"clientId": "first", "body": "Hello"})
    rule = {"name": "Dishes", "startDate": "2026-04-01", "recurrence": {"frequency": "daily"}}
    invite = make("invites", {"role": "child"})
    for picture in [f"{path}/rewards/{reward['id']}/image", "/v1/auth/me/image"]:
        answer = person.session.put(person.program.url + picture, data=PICTURE, timeout=30)
        assert answer.status_code == 200, answer.text
    return {
        "familyId": family["id"],
        "userId": child,
        "taskId": make("tasks", {"name": "Feed the cat"})["id"],
        "scheduleId": make("schedules", rule)["id"],
        "rewardId": reward["id"],
        "claimId": make(f"rewards/{reward['id']}/claims")["id"],
        "chatId": chat["id"],
        "messageId": message["id"],
        "inviteId": invite["id"],
        "token": invite["token"],
    }


def schemathesis(program, person, names, *options):
    """Runs it with these things in paths; answers what it said."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as config:
        config.write("[parameters]\n" + "".join(f'"path.{name}" = {json.dumps(names[name])}\n' for name in names))
        config.flush()
        command = [
            ROOT / ".venv/bin/schemathesis", "--no-color", "--config-file", config.name,
            "run", ROOT / "docs/openapi.yaml", "--url", program.url, "-H", f"Authorization: Bearer {person.token}",
            "--checks", ",".join(CHECKS), "--phases", "coverage,fuzzing", "--seed", "1", "--warnings", "off",
            "--suppress-health-check", "all", "--request-timeout", "10", *options,
        ]
        run = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=program.folder)
    assert run.returncode == 0, run.stdout + run.stderr + program.output[-2000:]
    return run.stdout


def tested(said):
    """How many requests it made; none of the addresses was left out."""
    selected, tested = re.search(r"Selected: (\d+)/", said).group(1), re.search(r"Tested: (\d+)", said).group(1)
    assert selected == tested, said
    return re.search(r"(\d[\d,]*) generated", said).group(1)


def main():
    started = time.monotonic()
    program = Program("--demo")
    try:
        person = parent(program)
        names = things(person)
        but = [part for name in LAST for part in ("--exclude-name", name)]
        said = schemathesis(program, person, names, *but, "--max-examples", "5")
        print(f"✓ {tested(said)} requests of schemathesis as a parent are answered as the document says")
        for name in LAST:
            leaver = Person.register(program, "Leaver", f"leaver-{LAST.index(name)}@example.com")
            family = leaver.call("POST", "/v1/families", {"name": "Leavers", "timezone": "UTC"}, expect=201)["id"]
            schemathesis(program, leaver, {"familyId": family}, "--include-name", name, "--max-examples", "5")
        print(f"✓ so is what ends a sign-in, a membership, an account, in {time.monotonic() - started:.0f} s")
    finally:
        program.close()


if __name__ == "__main__":
    main()
