"""Does gc.disable() last?

    python3 sticks.py library 300000     one run, its figures as a JSON line
    python3 sticks.py --describe         what there is to run

Needs nothing but the standard library.
"""

import gc
import json
import os
import sys
import threading
import time

RUNS = [
    ("enabled", "collector enabled"),
    ("disabled", "gc.disable()"),
    ("library", "gc.disable(), a library"),
    ("zero", "set_threshold(0), a library"),
]


def unpack(fields):
    """Somebody else's function. It wants no collection while it builds something large, and when
    it is done it turns the collector on: also where it was off before."""
    gc.disable()
    try:
        return [list(field) for field in fields]
    finally:
        gc.enable()


def run(name, size):
    if name in ("disabled", "library"):
        gc.disable()
    if name == "zero":
        gc.set_threshold(0)
    if name in ("library", "zero"):
        unpack(["ab", "cd"])
    began = sum(generation["collections"] for generation in gc.get_stats())
    kept = []
    for i in range(size):
        kept.append([i])
    ended = time.time()
    collections = sum(generation["collections"] for generation in gc.get_stats()) - began
    return {"ended": ended, "collections": collections, "enabled": int(gc.isenabled())}


def end_with_parent():
    """The demo holds our standard input open and writes nothing: its end is the demo's end."""
    os.read(0, 1)
    os._exit(1)


def describe():
    return {
        "version": "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]),
        "question": "Your program turns the collector off. Which run collects most often?",
        "highest": "collections",
        "neededBytes": 200 << 20,
        "runs": [
            {"id": name, "label": label, "size": 300000, "quickSize": 200000}
            for name, label in RUNS
        ],
        "metrics": [
            metric("collections", "GCs", "count", "of all generations, gc.get_stats()"),
            metric("enabled", "enabled", "count", "gc.isenabled() at the end: 1 for true"),
            metric("wall", "wall", "s", "from the start of the process to the end of its work"),
        ],
    }


def metric(metric_id, label, unit, about):
    return {"id": metric_id, "label": label, "unit": unit, "about": about}


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(describe()))
        return
    names = [name for name, _ in RUNS]
    if len(sys.argv) != 3 or sys.argv[1] not in names or not sys.argv[2].isdigit():
        sys.exit("usage: sticks.py %s SIZE, or --describe" % "|".join(names))
    if "WORKBOOK_CHILD" in os.environ:
        threading.Thread(target=end_with_parent, daemon=True).start()
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))


main()
