"""Do you need the collector? The same two questions, put to CPython.

    python3 gc_off.py enabled 1000000     one run, its figures as a JSON line
    python3 gc_off.py --describe          what there is to run

Needs nothing but the standard library.
"""

import gc
import json
import os
import sys
import threading
import time

# name, label, size: lines to sum, or objects to make
RUNS = [
    ("enabled", "sums, collector enabled", 500_000),
    ("disabled", "sums, disabled", 500_000),
    ("frozen", "sums, frozen, enabled", 500_000),
    ("acyclic", "objects alone, disabled", 1_000_000),
    ("cyclic", "objects in pairs, disabled", 1_000_000),
]


def sum_by_user(lines):
    """The job of the Java demo: a few short-lived strings a line, no cycles."""
    total = {}
    for i in range(lines):
        line = "user%d,2026-11-22,%d,ok" % (i % 1000, i % 97)
        fields = line.split(",")
        total[fields[0]] = total.get(fields[0], 0) + int(fields[2])


class Node:
    def __init__(self):
        self.other = None


def acyclic(count):
    """Each node dies at once: nothing refers to it any more."""
    for _ in range(count):
        Node()


def cyclic(count):
    """The same nodes, but each pair refers to itself: counting never reaches zero."""
    for _ in range(count // 2):
        a, b = Node(), Node()
        a.other, b.other = b, a


def run(name, size):
    if name != "enabled":
        gc.disable()
    if name == "frozen":
        gc.freeze()
        gc.enable()
    before = resident_bytes()
    began = sum(generation["collections"] for generation in gc.get_stats())
    work = {"acyclic": acyclic, "cyclic": cyclic}.get(name, sum_by_user)
    work(size)
    ended = time.time()
    after = resident_bytes()
    collections = sum(generation["collections"] for generation in gc.get_stats())
    return {
        "ended": ended,
        "cpu": time.process_time(),
        "collections": collections - began,
        "kept": None if before is None else max(0, after - before),
    }


def resident_bytes():
    """The resident set, where the system tells."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


def end_with_parent():
    """The demo holds our standard input open and writes nothing: its end is the demo's end."""
    os.read(0, 1)
    os._exit(1)


def describe():
    return {
        "version": "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]),
        "question": "Which run keeps the most memory when its work is done?",
        "highest": "kept",
        "neededBytes": 300 << 20,
        "runs": [
            {"id": name, "label": label, "size": size, "quickSize": size // 5}
            for name, label, size in RUNS
        ],
        "metrics": [
            metric("wall", "wall", "s", "from the start of the process to the end of its work"),
            metric("cpu", "CPU", "s", "processor time, time.process_time()"),
            metric("collections", "collections", "count", "of all generations, gc.get_stats()"),
            metric("kept", "kept", "bytes", "growth of the resident set from before to after"),
            metric("peakRss", "peak RSS", "bytes", "largest resident set, VmHWM, by the parent"),
        ],
    }


def metric(metric_id, label, unit, about):
    return {"id": metric_id, "label": label, "unit": unit, "about": about}


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(describe()))
        return
    names = [name for name, _, _ in RUNS]
    if len(sys.argv) != 3 or sys.argv[1] not in names or not sys.argv[2].isdigit():
        sys.exit("usage: gc_off.py %s SIZE, or --describe" % "|".join(names))
    if "WORKBOOK_CHILD" in os.environ:
        threading.Thread(target=end_with_parent, daemon=True).start()
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))


main()
