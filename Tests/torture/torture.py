"""Many clients mutate and listen while the server is killed at random moments; in the end nothing is lost, doubled or out of order."""
import argparse
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import check
from listener import Listener
from program import ROOT, Family, Program
from writer import Shelf, Writer

BINARY = ROOT / ".build/debug/roost"


def options():
    parser = argparse.ArgumentParser(prog="bin/torture", description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=20, help="how often the server is killed (default: 20)")
    parser.add_argument("seed", nargs="?", type=int, help="the same seed, the same plan (default: a random one)")
    parser.add_argument("--families", type=int, default=2, help="families of four people, each a writer and a listener")
    parser.add_argument("--gently", action="store_true", help="ask it to stop (SIGTERM) instead, and say how long that takes")
    parser.add_argument("--lenient", action="store_true", help="for a server that doesn't store answers by Idempotency-Key")
    parsed = parser.parse_args()
    parsed.seed = parsed.seed if parsed.seed is not None else random.randrange(1_000_000)
    return parsed


def kill_and_restart(program, kills, chance, writers, gently):
    """Answers how long the server took to be ready again, and to stop, each time."""
    waits, stops = [], []
    for number in range(1, kills + 1):
        # It is killed at any moment of its work, and is away for as long as it likes.
        time.sleep(chance.uniform(0.1, 2.0))
        if gently:
            stops.append(program.stop())
            assert program.process.returncode == 0, f"it stopped with {program.process.returncode}"
        else:
            program.kill()
        time.sleep(chance.choice([0, 0, chance.uniform(0, 1)]))
        started = time.monotonic()
        program.start()
        waits.append(time.monotonic() - started)
        faults = [writer.fault for writer in writers if writer.fault]
        assert not faults, faults
        if number % 10 == 0:
            print(f"  {number} kills, {sum(len(writer.acts) for writer in writers)} mutations", flush=True)
    return waits, stops


def findings(program, families, writers, listeners, lenient):
    """Everything that doesn't hold."""
    found = [writer.fault for writer in writers if writer.fault]
    acts = [act for writer in writers for act in writer.acts]
    for family in families:
        events = check.log(BINARY, program, family)
        found += check.offsets(events)
        found += check.effects([act for act in acts if act.path.startswith(family.path)], events[family.start:], lenient)
        for listener in (listener for listener in listeners if listener.family is family):
            found += check.delivery(listener, events)
    return found + check.rows(program, acts, lenient) + check.verified(BINARY, program)


def catch_up(program, families, listeners):
    """Waits until all devices have all that is addressed to them, half a minute at the most."""
    deadline = time.monotonic() + 30
    for family in families:
        events = check.log(BINARY, program, family)
        for listener in (listener for listener in listeners if listener.family is family):
            mine = [event["offset"] for event in events if listener.person.id in event["audience"]]
            listener.wait_for(mine[-1], max(0, deadline - time.monotonic()))


def main():
    wanted = options()
    print(f"{wanted.kills} kills, seed {wanted.seed}{', lenient' if wanted.lenient else ''}", flush=True)
    started, chance = time.monotonic(), random.Random(wanted.seed)
    program = Program()
    try:
        families = [Family(program) for _ in range(wanted.families)]
        for number, family in enumerate(families):
            family.number = number
            family.start = len(check.log(BINARY, program, family))
        listeners = [Listener(program, p, f, f"{wanted.seed} {p.name}") for f in families for p in f.everybody]
        shelves = [Shelf() for _ in families]
        writers = [Writer(program, p, f, s, wanted.seed) for f, s in zip(families, shelves) for p in f.everybody]
        waits, stops = kill_and_restart(program, wanted.kills, chance, writers, wanted.gently)
        for writer in writers:
            writer.stopping.set()
        for writer in writers:
            writer.stop()
        catch_up(program, families, listeners)
        for listener in listeners:
            listener.stop()
        program.stop()
        found = findings(program, families, writers, listeners, wanted.lenient)
        report(wanted, writers, listeners, waits, time.monotonic() - started)
        if stops:
            print(f"it stopped in {sum(stops) / len(stops):.2f} s, at most {max(stops):.2f} s")
        if found:
            print(f"{len(found)} findings with seed {wanted.seed}:", *found[:40], sep="\n  ")
            sys.exit(1)
    finally:
        program.close()


def report(wanted, writers, listeners, waits, seconds):
    acts = [act for writer in writers for act in writer.acts]
    again = sum(act.attempts > 1 for act in acts)
    print(
        f"{wanted.kills} kills in {seconds:.0f} s (seed {wanted.seed}): {sum(act.succeeded for act in acts)} mutations acknowledged, "
        f"{sum(not act.succeeded for act in acts)} refused, {again} asked again; {sum(len(l.received) for l in listeners)} events to "
        f"{len(listeners)} devices over {sum(l.connections for l in listeners)} connections, {sum(len(l.reloads) for l in listeners)} too far behind; ready again after "
        f"{sum(waits) / max(len(waits), 1):.1f} s"
    )


main()
