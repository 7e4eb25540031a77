"""Records when a real CPython collects, for the exercise ThreeGenerations.

    python3.11 ThreeGenerations.py                the traces of this Python
    python3 ThreeGenerations.py python3.8 python3.9 ... > ThreeGenerations.txt

The second form runs one interpreter after the other.

A trace is what the collector's counter saw, not where in a program it happened:

    trace 3.11.7 | 700 10 10 | keeps everything    version, thresholds, what the program does
    ask2:5114   the program asks for a collection of generation 2; 5,114 objects survive it
    +701        701 containers are made, and after each the interpreter looks whether one is due
    *4300       4,300 are made without a look: since 3.12, within one call of a function in C
    -3          3 are freed, since nothing refers to them any more
    gc0:701     the interpreter collects generation 0 of its own accord; 701 objects survive it

The counter is read after each step of the program, so the few containers that CPython and this
script make for themselves are in the trace, too. Needs CPython 3.8 to 3.13: 3.14 begins with
another collector.
"""

import array
import gc
import itertools
import os
import random
import subprocess
import sys
import textwrap


class Node(object):
    """Counted once when made and once when freed: no free list keeps it."""

    __slots__ = ("other",)


# What is noted, three numbers each.
SEEN, FREED_AT_ZERO, STARTS, ENDS = range(4)


class Recorder(object):
    """Notes what the counter of the youngest generation says, as numbers, which nobody counts."""

    def __init__(self, threshold):
        self.threshold = threshold
        self.notes = array.array("q")
        self.counter = 0  # when it was last read
        self.asked = 0
        self.older = 0

    def start(self):
        """From a full collection on, all counters are known."""
        gc.callbacks.append(self.collection)
        self.ask(2)

    def stop(self):
        gc.callbacks.remove(self.collection)

    def note(self, what, number, another):
        self.notes.append(what)
        self.notes.append(number)
        self.notes.append(another)

    def step(self, work, argument):
        """One step of the program, which makes containers or frees them."""
        work(argument)
        self.counter = gc.get_count()[0]
        self.note(SEEN, self.counter, 0)

    def free(self, kept):
        """Frees the youngest container that is kept, also where the counter cannot show it."""
        if self.counter == 0:
            self.note(FREED_AT_ZERO, 1, 0)
        self.step(list.pop, kept)

    def ask(self, generation):
        """The program asks for a collection."""
        self.asked = 1
        gc.collect(generation)
        self.asked = 0
        self.counter = gc.get_count()[0]
        self.note(SEEN, self.counter, 0)

    def collection(self, phase, info):
        generation = info["generation"]
        if phase == "start":
            self.note(STARTS, gc.get_count()[0], self.asked)
            self.older = len(gc.get_objects(generation=min(generation + 1, 2)))
        else:
            alive = len(gc.get_objects(generation=min(generation + 1, 2)))
            survivors = alive if generation == 2 else alive - self.older
            self.note(ENDS, generation, survivors)

    def survivors(self):
        """Of the last collection."""
        for at in range(len(self.notes) - 3, -1, -3):
            if self.notes[at] == ENDS:
                return self.notes[at + 2]

    def events(self):
        """The notes as a trace."""
        asked = 0
        counter = 0
        for at in range(0, len(self.notes), 3):
            what, number, another = self.notes[at : at + 3]
            if what == FREED_AT_ZERO:
                yield "-", 1
            elif what == ENDS:
                yield "ask" if asked else "gc", number, another
                counter = 0
            elif what == SEEN or another:
                yield ("+", number - counter) if number > counter else ("-", counter - number)
                counter = number
                asked = another
            else:
                # Due from one above the threshold; more were made before it came to that.
                yield "+", self.threshold - counter
                if number > self.threshold + 1:
                    yield "*", number - self.threshold - 1
                yield "+", 1
                asked = 0

    def text(self):
        events = itertools.dropwhile(lambda event: len(event) == 2, self.events())
        words = []
        for kind, group in itertools.groupby(events, key=lambda event: event[0]):
            if kind in ("gc", "ask"):
                words.extend("%s%d:%d" % event for event in group)
            else:
                words.append((kind, sum(event[1] for event in group)))
        return " ".join(
            word if isinstance(word, str) else "%s%d" % word
            for word in words
            if isinstance(word, str) or word[1] > 0
        )


def keep(kept):
    kept.append(Node())


def cycle(_):
    a = Node()
    b = Node()
    a.other = b
    b.other = a


def in_one_call(kept):
    """The loop runs in C; a list that exists takes the nodes."""
    kept.extend(itertools.starmap(Node, itertools.repeat((), 5000)))


def keeps_everything(recorder, kept, count):
    for _ in range(count):
        recorder.step(keep, kept)


def makes_only_cycles(recorder, kept, count):
    for _ in range(count):
        recorder.step(cycle, kept)


def makes_many_in_one_call(recorder, kept, count):
    for _ in range(count):
        recorder.step(in_one_call, kept)
        recorder.step(keep, kept)


def keeps_some(recorder, kept, count):
    chance = random.Random(1)
    for _ in range(count):
        number = chance.random()
        if number < 0.8:
            recorder.step(keep if number < 0.6 else cycle, kept)
        elif kept:
            recorder.free(kept)


def frees_more_than_it_made(recorder, kept, count):
    """A collection sets the counter to 0, and what is freed then was counted before it."""
    for _ in range(count):
        for _ in range(60):
            recorder.step(keep, kept)
        recorder.ask(0)
        for _ in range(40):
            recorder.free(kept)
        for _ in range(150):
            recorder.step(keep, kept)


def asks_now_and_then(recorder, kept, count):
    chance = random.Random(2)
    for _ in range(count):
        number = chance.random()
        recorder.step(keep if number < 0.5 else cycle, kept)
        if number < 0.002:
            recorder.ask(int(number * 1500))


def a_quarter(short):
    """Lets exactly a quarter of the old objects, or one fewer, wait when the next one is due."""

    def program(recorder, kept, count):
        # The first time everything is made that is made only once.
        recorder.ask(1)
        recorder.ask(2)
        due = recorder.survivors() // 4 - short
        for _ in range(due):
            recorder.step(keep, kept)
        recorder.ask(1)
        if recorder.survivors() != due:
            sys.exit("%d waited, not %d" % (recorder.survivors(), due))
        for _ in range(count):
            recorder.step(keep, kept)

    return program


DEFAULT = (2000, 10, 10) if sys.version_info >= (3, 13) else (700, 10, 10)

PROGRAMS = [
    (DEFAULT, "keeps everything", keeps_everything, DEFAULT[0] * 130),
    (DEFAULT, "makes only cycles", makes_only_cycles, DEFAULT[0] * 40),
    (DEFAULT, "makes many in one call", makes_many_in_one_call, 12),
    ((50, 5, 2), "keeps some", keeps_some, 9000),
    ((60, 3, 2), "keeps everything", keeps_everything, 12000),
    ((20, 0, 0), "keeps some", keeps_some, 700),
    ((100, 10, 10), "frees more than it made", frees_more_than_it_made, 12),
    ((200, 2, 2), "asks now and then", asks_now_and_then, 12000),
    ((60000, 10, 0), "lets a quarter wait, less one", a_quarter(1), 60010),
    ((60000, 10, 0), "lets a quarter wait", a_quarter(0), 60010),
    ((0, 10, 10), "keeps everything", keeps_everything, 5000),
]


def record():
    if not (3, 8) <= sys.version_info[:2] <= (3, 13):
        sys.exit("this Python is %d.%d: the traces are of 3.8 to 3.13" % sys.version_info[:2])
    version = "%d.%d.%d" % sys.version_info[:3]
    for thresholds, about, program, count in PROGRAMS:
        kept = []
        recorder = Recorder(thresholds[0])
        gc.disable()
        gc.set_threshold(*thresholds)
        recorder.start()
        gc.enable()
        program(recorder, kept, count)
        gc.disable()
        recorder.stop()
        print("trace %s | %d %d %d | %s" % ((version,) + thresholds + (about,)))
        print(textwrap.fill(recorder.text(), 100))


def main():
    for python in sys.argv[1:]:
        subprocess.check_call([python, os.path.abspath(__file__)])
    if len(sys.argv) == 1:
        record()


main()
