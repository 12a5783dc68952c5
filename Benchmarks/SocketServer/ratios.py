"""Prints the figures of several runs of the load generator side by side, with their ratio to the floor's."""
import json
import sys

FIGURES = {
    "bcast": ("cpu_us_per_deliv", "broadcast to 1,000, per delivery"),
    "bcast4": ("cpu_us_per_deliv", "the same, 4 messages in flight"),
    "rooms": ("cpu_us_per_deliv", "1,000 rooms of 10, per delivery"),
    "echo": ("cpu_us_per_deliv", "echo with ack"),
    "idle": ("srv_cpu_us_per_ping", "per heartbeat"),
    "storm": ("srv_cpu_us_per_conn", "per connect"),
}


def main():
    runs = {}
    for line in sys.stdin:
        server, mode, figures = line.rstrip("\n").split("\t", 2)
        runs.setdefault(mode, {})[server] = json.loads(figures)
    print("Server CPU in µs; in brackets the ratio to the floor, foreign: CPUs that other programs took meanwhile\n")
    for mode, servers in runs.items():
        key, title = FIGURES[mode]
        base = servers["coalesce" if mode == "bcast4" else "floor"][key]
        parts = [f"{name} {run[key]:.1f} ({run[key] / base:.2f})" for name, run in servers.items()]
        foreign = max(run["foreign"] for run in servers.values())
        print(f"{title:34} {'  '.join(parts)}  foreign {foreign:.2f}")
    for name, run in runs.get("idle", {}).items():
        print(f"{'KB per idle connection':34} {name} {run['kb_per_conn']:.2f}")


main()
