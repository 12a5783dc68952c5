"""What others say about the protocol libraries: run.py [--release] autobahn|interop… Exit code 1 unless all of it passes."""
import collections
import json
import os
import subprocess
import sys

from server import ROOT, Server

REPORT = ROOT / ".build/conformance"
SECTIONS = {
    "1": "Framing", "2": "Pings and pongs", "3": "Reserved bits", "4": "Opcodes", "5": "Fragmentation",
    "6": "UTF-8", "7": "Closing", "9": "Limits and performance", "10": "Miscellaneous",
}
# The cases that only report what a server does.
INFORMATIONAL = {"7.1.6", "7.13.1", "7.13.2"}
CASES = 301


def autobahn(server):
    """All of the Autobahn test suite but compression, against the WebSocket framing."""
    REPORT.mkdir(parents=True, exist_ok=True)
    (REPORT / "index.json").unlink(missing_ok=True)
    specification = {
        "outdir": str(REPORT),
        "servers": [{"agent": "roost", "url": f"ws://127.0.0.1:{server.ports['websocket']}"}],
        "cases": [f"{section}.*" for section in SECTIONS],
        "exclude-cases": ["12.*", "13.*"],
        "exclude-agent-cases": {},
    }
    (REPORT / "specification.json").write_text(json.dumps(specification))
    base = ROOT / ".venv/autobahn"
    command = [base / "bin/wstest", "-m", "fuzzingclient", "-s", REPORT / "specification.json"]
    with open(REPORT / "wstest.log", "w") as log:
        environment = {**os.environ, "PYTHONUSERBASE": str(base)}
        subprocess.run(command, stdout=log, stderr=log, env=environment, cwd=REPORT, check=True, timeout=1_800)
    return judge(json.loads((REPORT / "index.json").read_text())["roost"])


def judge(cases):
    table = collections.defaultdict(collections.Counter)
    bad = []
    for name, case in cases.items():
        outcome = {case["behavior"], case["behaviorClose"]}
        allowed = outcome == {"OK"} or (name in INFORMATIONAL and outcome == {"INFORMATIONAL"})
        kind = "OK" if outcome == {"OK"} else "informational" if allowed else "failed"
        table[name.split(".")[0]][kind] += 1
        if not allowed:
            bad.append(f"{name}: {case['behavior']}, closing {case['behaviorClose']} ({case['reportfile']})")
    print(f"{'section':30} {'OK':>5} {'informational':>14} {'failed':>7}")
    for section, title in SECTIONS.items():
        row = table[section]
        print(f"{section + ' ' + title:30} {row['OK']:5} {row['informational']:14} {row['failed']:7}")
    print(f"{len(cases)} cases; the report is {(REPORT / 'index.html').relative_to(ROOT)}", *bad, sep="\n")
    return not bad and len(cases) == CASES


def interop(server):
    """python-socketio over every transport, on a port of its own and mounted in Hummingbird."""
    script = ROOT / "Tests/SocketIOTests/Interop/interop.py"
    alone = subprocess.run([sys.executable, script, str(server.ports["socketio"]), "alone"])
    mounted = subprocess.run([sys.executable, script, str(server.ports["hummingbird"])])
    return alone.returncode == 0 and mounted.returncode == 0


def main():
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    failed = []
    with Server("release" if "--release" in sys.argv else "debug") as server:
        for name in names:
            print(f"{name}:", flush=True)
            if not {"autobahn": autobahn, "interop": interop}[name](server):
                failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


main()
