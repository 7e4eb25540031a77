"""When counting fails: rings in CPython, with the collector on and off, and at exit.

    python3 cycles.py rings-off 300000    one run, its figures as a JSON line
    python3 cycles.py --describe          what there is to run

The work is done by a process of its own, so that its end can be watched as well.
Needs nothing but the standard library.
"""

import gc
import json
import mmap
import os
import subprocess
import sys
import tempfile
import threading
import time

# name, label, size: objects to make, or reports to write
RUNS = [
    ("rings-on", "rings, collector on", 300000),
    ("rings-off", "rings, off", 300000),
    ("rings-gone", "rings, off, os._exit", 300000),
    ("alone-off", "objects alone, off", 300000),
    ("json-on", "json.dump, collector on", 15000),
    ("json-off", "json.dump, off", 15000),
]

WORK = "--work"


class Node:
    """Says in memory shared with the parent that it was finalised."""

    finalised = None

    def __init__(self):
        self.other = None

    def __del__(self):
        self.finalised[0] += 1


def rings(count):
    """Two nodes that refer to each other."""
    for _ in range(count // 2):
        a, b = Node(), Node()
        a.other, b.other = b, a


def alone(count):
    """The same nodes, without the references."""
    for _ in range(count):
        Node()


def reports(count):
    """Not a ring in sight. And out of sight?"""
    with open(os.devnull, "w") as sink:
        for number in range(count):
            json.dump({"number": number, "open": True}, sink)


def work(name, size, path):
    """What the process of its own does: work, tell what was kept, and end."""
    with open(path, "r+b") as counts:
        Node.finalised = memoryview(mmap.mmap(counts.fileno(), 8)).cast("Q")
    what, collector = name.split("-")
    if collector != "on":
        gc.disable()
    before = resident_bytes()
    began = collections()
    {"rings": rings, "alone": alone, "json": reports}[what](size)
    ended = time.time()
    after = resident_bytes()
    figures = {
        "ended": ended,
        "collections": collections() - began,
        "kept": None if before is None else max(0, after - before),
        "finalised": Node.finalised[0],
    }
    print(json.dumps(figures), flush=True)
    if collector == "gone":
        os._exit(0)


def run(name, size):
    """Starts that process, waits for its end, and looks how many finalisers have run by then."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "finalised")
        with open(path, "wb") as counts:
            counts.write(bytes(8))
        command = [sys.executable, os.path.abspath(__file__), WORK, name, str(size), path]
        worker = subprocess.Popen(command, stdout=subprocess.PIPE)
        told = worker.stdout.read()
        failed = worker.wait()
        gone = time.time()
        if failed:
            sys.exit("the process with the work ended with %d" % failed)
        with open(path, "rb") as counts:
            finalised = int.from_bytes(counts.read(8), sys.byteorder)
    figures = json.loads(told.decode())
    figures["atExit"] = finalised - figures["finalised"]
    figures["exit"] = gone - figures["ended"]
    return figures


def collections():
    return sum(generation["collections"] for generation in gc.get_stats())


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
        "question": "Which run still has finalisers to run when its work is done?",
        "highest": "atExit",
        "neededBytes": 200 << 20,
        "runs": [
            {"id": name, "label": label, "size": size, "quickSize": size // 5}
            for name, label, size in RUNS
        ],
        "metrics": [
            metric("wall", "wall", "s", "from the start of the process to the end of its work"),
            metric("collections", "collections", "count", "of all generations, gc.get_stats()"),
            metric("kept", "kept", "bytes", "growth of the resident set from before to after"),
            metric("finalised", "finalised", "count", "__del__ of nodes, by the end of the work"),
            metric("atExit", "at exit", "count", "__del__ of nodes, after the end of the work"),
            metric("exit", "to exit", "s", "from the end of the work to the end of the process"),
        ],
    }


def metric(metric_id, label, unit, about):
    return {"id": metric_id, "label": label, "unit": unit, "about": about}


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(describe()))
        return
    if "WORKBOOK_CHILD" in os.environ:
        threading.Thread(target=end_with_parent, daemon=True).start()
    names = [name for name, _, _ in RUNS]
    if len(sys.argv) == 5 and sys.argv[1] == WORK:
        work(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    elif len(sys.argv) == 3 and sys.argv[1] in names and sys.argv[2].isdigit():
        print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))
    else:
        sys.exit("usage: cycles.py %s SIZE, or --describe" % "|".join(names))


main()
