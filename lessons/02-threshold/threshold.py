"""What do gc.set_threshold's numbers cost, and what do they save?

    python3 threshold.py t700 1000000      one run, its figures as a JSON line
    python3 threshold.py --describe        what there is to run

Needs nothing but the standard library.
"""

import gc
import json
import os
import sys
import threading
import time

THRESHOLDS = [700, 2000, 10000, 100000, 0]


def keep(count):
    """A growing program: a list for each object, and all of them stay. No cycles, no garbage."""
    kept = []
    for i in range(count):
        kept.append([i])


class Node:
    def __init__(self):
        self.other = None


def pairs(count):
    """The opposite: nothing stays, and only the collector can free it."""
    for _ in range(count // 2):
        a, b = Node(), Node()
        a.other, b.other = b, a


class Collections:
    """What gc.callbacks tell: how many of each generation, and how long they took."""

    def __init__(self):
        self.count = 0
        self.full = 0
        self.seconds = 0.0
        self.began = 0.0
        gc.callbacks.append(self.collection)

    def collection(self, phase, info):
        if phase == "start":
            self.began = time.perf_counter()
        else:
            self.seconds += time.perf_counter() - self.began
            self.count += 1
            self.full += info["generation"] == 2


def run(name, size):
    gc.set_threshold(int(name[1:]), 10, 10)
    seen = Collections()
    before = peak_resident_bytes()
    (keep if name[0] == "t" else pairs)(size)
    ended = time.time()
    gc.callbacks.clear()
    after = peak_resident_bytes()
    return {
        "ended": ended,
        "collections": seen.count,
        "full": seen.full,
        "collecting": seen.seconds,
        "held": None if before is None else after - before,
    }


def peak_resident_bytes():
    """The largest resident set so far, where the system tells."""
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) << 10
    except OSError:
        pass
    return None


def end_with_parent():
    """The demo holds our standard input open and writes nothing: its end is the demo's end."""
    os.read(0, 1)
    os._exit(1)


def labelled(threshold):
    return "threshold {:,}".format(threshold) if threshold else "threshold 0: never"


def describe():
    kept = [
        {"id": "t%d" % n, "label": "keeps, " + labelled(n), "size": 1000000, "quickSize": 200000}
        for n in THRESHOLDS
    ]
    dropped = [
        {"id": "c%d" % n, "label": "cycles, " + labelled(n), "size": 500000, "quickSize": 200000}
        for n in THRESHOLDS
    ]
    return {
        "version": "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]),
        "question": "Five thresholds, a program that keeps, one that makes cycles: which is slowest?",
        "highest": "wall",
        "neededBytes": 300 << 20,
        "runs": kept + dropped,
        "metrics": [
            metric("wall", "wall", "s", "from the start of the process to the end of its work"),
            metric("collections", "GCs", "count", "of all generations, gc.callbacks"),
            metric("full", "full", "count", "collections of the oldest generation, gc.callbacks"),
            metric("collecting", "in GCs", "s", "from start to stop of each, gc.callbacks"),
            metric("held", "held", "bytes", "growth of the largest resident set, VmHWM of /proc"),
        ],
    }


def metric(metric_id, label, unit, about):
    return {"id": metric_id, "label": label, "unit": unit, "about": about}


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(describe()))
        return
    names = [kind + str(n) for kind in "tc" for n in THRESHOLDS]
    if len(sys.argv) != 3 or sys.argv[1] not in names or not sys.argv[2].isdigit():
        sys.exit("usage: threshold.py %s SIZE, or --describe" % "|".join(names))
    if "WORKBOOK_CHILD" in os.environ:
        threading.Thread(target=end_with_parent, daemon=True).start()
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))


main()
