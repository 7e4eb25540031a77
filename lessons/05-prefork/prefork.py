"""Eight copies, one memory: forked workers of one Python, and what ends their sharing.

    python3 prefork.py frozen 150000      one run, its figures as a JSON line
    python3 prefork.py --describe         what there is to run

Needs nothing but the standard library; and fork and /proc, so Linux.
"""

import gc
import json
import os
import select
import sys
import time

WORKERS = 8
REQUESTS = 200

# name, label: objects that the parent makes before it forks are the size of all
RUNS = [
    ("idle", "do nothing"),
    ("collects", "serve, collect"),
    ("disabled", "serve, disabled"),
    ("frozen", "serve, collect, frozen"),
    ("frozen-reads", "read all, frozen"),
    ("reads", "read all, disabled"),
]


class Product:
    """What an application has in memory before its first request."""

    def __init__(self, number):
        self.name = "product%d" % number
        self.prices = [number, number + 1]


def serve(requests):
    """Each request makes some objects, and leaves a cycle behind."""
    for number in range(requests):
        page = {"lines": ["line %d" % i for i in range(200)]}
        page["self"] = page


def read(products):
    """Looks at each object once, and changes none."""
    total = 0
    for product in products:
        total += len(product.name) + len(product.prices)
    return total


def work(name, products):
    """What a worker does between the fork and the moment at which its memory is looked at."""
    if name == "frozen":
        gc.enable()
    if name.endswith("reads"):
        read(products)
    elif name != "idle":
        serve(REQUESTS)
    if name in ("collects", "frozen"):
        gc.collect()  # one that would come by itself, after more requests than we wait for


def run(name, size):
    if name.startswith("frozen") and not hasattr(gc, "freeze"):
        return {"ended": time.time(), "pss": "gc.freeze came with Python 3.7"}
    if name != "collects":
        gc.disable()
    products = [Product(number) for number in range(size)]
    if name.startswith("frozen"):
        gc.freeze()
    wait, hold = os.pipe()
    workers = [fork(name, products, wait, hold) for _ in range(WORKERS)]
    try:
        for _, ready in workers:
            await_one(ready)
        figures = [memory(pid) for pid, _ in workers]
    finally:
        os.close(hold)
    for pid, _ in workers:
        os.waitpid(pid, 0)
    result = {"ended": time.time()}
    for key in ("pss", "privateDirty", "shared", "rss"):
        result[key] = sum(figure[key] for figure in figures) // WORKERS
    return result


def fork(name, products, wait, hold):
    """A worker, and the pipe that tells when it is ready. It ends when nobody holds it any more."""
    ready, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return pid, ready
    try:
        os.close(hold)
        work(name, products)
        os.write(tell, b"!")
        os.read(wait, 1)
    finally:
        os._exit(0)


def await_one(ready):
    """The demo holds our standard input open and writes nothing: its end is the demo's end."""
    ends = [ready, 0] if "WORKBOOK_CHILD" in os.environ else [ready]
    if ready not in select.select(ends, [], [])[0]:
        sys.exit("the demo has ended")
    if not os.read(ready, 1):
        sys.exit("a worker has failed")


def memory(pid):
    """What a process has in memory, in bytes."""
    keys = {"Rss:": "rss", "Pss:": "pss", "Private_Dirty:": "privateDirty"}
    found = {"shared": 0}
    with open("/proc/%d/smaps_rollup" % pid) as rollup:
        for line in rollup:
            words = line.split()
            if words[0] in keys:
                found[keys[words[0]]] = int(words[1]) * 1024
            if words[0] in ("Shared_Clean:", "Shared_Dirty:"):
                found["shared"] += int(words[1]) * 1024
    return found


def describe():
    description = {
        "version": "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]),
        "question": "Which workers need the most memory?",
        "highest": "pss",
        "neededBytes": 1000 << 20,
        "runs": [
            {"id": name, "label": label, "size": 60_000, "quickSize": 30_000}
            for name, label in RUNS
        ],
        "metrics": [
            metric("pss", "PSS", "proportional set of one worker, smaps_rollup of /proc"),
            metric("privateDirty", "private dirty", "pages that one worker wrote, its own"),
            metric("shared", "shared", "pages of one worker that others map too"),
            metric("rss", "RSS", "resident set of one worker, smaps_rollup of /proc"),
        ],
    }
    if not hasattr(os, "fork") or not os.path.exists("/proc/self/smaps_rollup"):
        description["skip"] = "it takes fork and /proc/PID/smaps_rollup, as Linux has them"
    return description


def metric(metric_id, label, about):
    return {"id": metric_id, "label": label, "unit": "bytes", "about": about}


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(describe()))
        return
    names = [name for name, _ in RUNS]
    if len(sys.argv) != 3 or sys.argv[1] not in names or not sys.argv[2].isdigit():
        sys.exit("usage: prefork.py %s SIZE, or --describe" % "|".join(names))
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))


main()
