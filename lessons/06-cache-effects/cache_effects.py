"""Near memory, put to CPython: a sum over numbers in order, and out of order.

    python3 cache_effects.py in-order 2000000    one run, its figures as a JSON line
    python3 cache_effects.py --describe          what there is to run

Needs nothing but the standard library.
"""

import array
import json
import os
import sys
import threading
import time

# name, label
RUNS = [
    ("scattered", "a list, scattered"),
    ("in-order", "a list, in order"),
    ("same", "a list of one object"),
    ("array", "an array"),
]

PASSES = 7


def numbers(name, count):
    """Whole numbers beyond the small ones that CPython keeps one object of."""
    if name == "array":
        return array.array("q", range(1000, 1000 + count))
    if name == "same":
        return [1000 + count] * count
    in_order = list(range(1000, 1000 + count))
    if name == "in-order":
        return in_order
    # Each object once, but its neighbours in the list lie far away in memory. The step is a
    # prime, so that it meets all places before it comes back to the first.
    step = 611953
    return [in_order[i * step % count] for i in range(count)]


def run(name, size):
    items = numbers(name, size)
    seconds = []
    for _ in range(PASSES):
        began = time.perf_counter()
        sum(items)
        seconds.append(time.perf_counter() - began)
    return {"ended": time.time(), "itemTime": sorted(seconds)[PASSES // 2] / size}


def end_with_parent():
    """The demo holds our standard input open and writes nothing: its end is the demo's end."""
    os.read(0, 1)
    os._exit(1)


def describe():
    return {
        "version": "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]),
        "question": "Which sum takes longest for a number?",
        "highest": "itemTime",
        "neededBytes": 300 << 20,
        "runs": [
            {"id": name, "label": label, "size": 2_000_000, "quickSize": 500_000}
            for name, label in RUNS
        ],
        "metrics": [
            metric("itemTime", "a number", "s", "median of 7 sums, divided by their numbers"),
            metric("peakRss", "peak RSS", "bytes", "largest resident set, VmHWM, by the parent"),
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
        sys.exit("usage: cache_effects.py %s SIZE, or --describe" % "|".join(names))
    if "WORKBOOK_CHILD" in os.environ:
        threading.Thread(target=end_with_parent, daemon=True).start()
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))


main()
