///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/05-prefork}/FreezePoint.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Objects stand 64 to a page, and a collection begins every 700.
static final int PER_PAGE = 64;
static final int THRESHOLD = 700;

/// What stays fills its last page, so that new objects begin a new one.
static final App SHOP = new App(19_600, 1_200, 4_400, 2_000);

/// @param loaded objects that loading leaves for good
/// @param garbage objects that it leaves in cycles that nobody needs
/// @param warmed objects that warming up adds, more than the garbage was
/// @param requests of each worker
record App(int loaded, int garbage, int warmed, int requests) {}

@Test void serves_every_request_in_every_worker() {
  var parent = started(SHOP, FreezePoint::start);
  assertThat(parent.workers).as("workers that were forked").hasSize(Simulation.WORKERS);
  for (var worker : parent.workers) {
    assertThat(worker.served).as("requests served by a worker").isEqualTo(SHOP.requests);
  }
}

@Test void loads_and_warms_up_once_before_the_fork() {
  var parent = started(SHOP, FreezePoint::start);
  assertThat(parent.loads + " " + parent.warmUps)
      .withFailMessage(
          "the parent loaded %d times and warmed up %d times, and was to do each once: what a%n"
              + "worker loads for itself, no other worker shares",
          parent.loads, parent.warmUps)
      .isEqualTo("1 1");
  for (var worker : parent.workers) {
    assertThat(worker.loads + worker.warmUps).as("how often a worker loads or warms up").isZero();
  }
}

@Test void lets_workers_free_the_cycles_of_their_requests() {
  var worker = worker(SHOP, FreezePoint::start);
  assertThat(worker.unfrozenGarbage())
      .withFailMessage(
          "after %,d requests a worker holds %,d objects of garbage that its collector could free,%n"
              + "and a collection is due every %,d: does it ever collect?",
          SHOP.requests, worker.unfrozenGarbage(), THRESHOLD)
      .isLessThanOrEqualTo(THRESHOLD + 2);
}

@Test void freezes_no_garbage() {
  var worker = worker(SHOP, FreezePoint::start);
  assertThat(worker.frozenGarbage())
      .withFailMessage(
          "%,d objects of garbage were frozen: no collection looks at them any more, so they stay%n"
              + "until the server ends. Who could have freed them, and when?",
          worker.frozenGarbage())
      .isZero();
}

@Test void no_collection_of_a_worker_copies_a_shared_page() {
  var worker = worker(SHOP, FreezePoint::start);
  expectCopied(
      worker, Cause.COLLECTION,
      "a collection writes to each object that is not frozen: which were not, when it began?");
}

@Test void no_worker_copies_a_page_to_freeze() {
  var worker = worker(SHOP, FreezePoint::start);
  expectCopied(
      worker, Cause.FREEZE,
      "freezing joins two lists, and writes where they meet: in a worker those are shared pages");
}

@Test void leaves_no_holes_in_shared_pages_for_workers_to_fill() {
  var worker = worker(SHOP, FreezePoint::start);
  show("a worker", "has %,d pages of its own, and shares %,d"
      .formatted(worker.ownPages(), worker.sharedPages()));
  expectCopied(
      worker, Cause.NEW_OBJECT,
      "a collection leaves holes where the garbage was, and the next objects go there: whose\n"
          + "objects should they be?");
}

@Test void collects_at_most_once_before_the_fork() {
  var parent = started(SHOP, FreezePoint::start);
  show("collected before the fork", parent.collections, 1, "times");
  show("headers written before the fork", "%,d".formatted(parent.headersWritten));
  assertThat(parent.collections)
      .withFailMessage(
          "the parent collected %d times before the fork, and wrote %,d headers while nearly all%n"
              + "that it looked at was needed: who started those collections?",
          parent.collections, parent.headersWritten)
      .isLessThanOrEqualTo(1);
}

@Test void no_other_order_copies_fewer_pages() {
  var random = random();
  for (var i = 0; i < 2; i++) {
    var garbage = random.nextInt(10, 200);
    var app =
        new App(
            random.nextInt(300, 1_000), garbage, garbage + random.nextInt(1, 400),
            random.nextInt(400, 600));
    assertThat(worker(app, FreezePoint::start).copied())
        .as("pages that a worker of %s copies, against the best of all orders", app)
        .isEqualTo(best(app).copied());
  }
}

/// The worker that copies the fewest pages among all orders that lose no garbage: each of
/// `disable`, `collect` and `freeze` may stand before loading, before and after warming up, and
/// `collect`, `freeze`, `enable` in the worker.
static Simulation best(App app) {
  var best = Optional.<Simulation>empty();
  for (var order = 0; order < 1 << 9; order++) {
    var parent = new Simulation(app);
    step(parent, order);
    parent.load();
    step(parent, order >> 3);
    parent.warmUp();
    step(parent, order >> 6);
    for (var inWorker = 0; inWorker < 1 << 3; inWorker++) {
      var worker = new Simulation(parent);
      step(worker, inWorker & 6);
      if ((inWorker & 1) == 1) {
        worker.enable();
      }
      worker.serve();
      var loses = worker.frozenGarbage() > 0 || worker.unfrozenGarbage() > THRESHOLD + 2;
      if (!loses && best.stream().allMatch(other -> worker.copied() < other.copied())) {
        best = Optional.of(worker);
      }
    }
  }
  return best.orElseThrow();
}

static void step(FreezePoint.Interpreter process, int bits) {
  if ((bits & 1) != 0) {
    process.disable();
  }
  if ((bits & 2) != 0) {
    process.collect();
  }
  if ((bits & 4) != 0) {
    process.freeze();
  }
}

static Simulation started(App app, Consumer<FreezePoint.Interpreter> start) {
  var parent = new Simulation(app);
  start.accept(parent);
  return parent;
}

/// One for all: they do the same work.
static Simulation worker(App app, Consumer<FreezePoint.Interpreter> start) {
  var workers = started(app, start).workers;
  assertThat(workers).as("workers that were forked").isNotEmpty();
  return workers.getFirst();
}

void expectCopied(Simulation worker, Cause cause, String hint) {
  assertThat(worker.copied(cause))
      .withFailMessage(
          "%s copied %,d of the %,d pages that a worker shared:%n%s",
          cause.words, worker.copied(cause), worker.inherited, hint)
      .isZero();
}

/// What made a process write to a page.
enum Cause {
  COLLECTION("collections"),
  NEW_OBJECT("new objects"),
  FREEZE("freezing");

  final String words;

  Cause(String words) {
    this.words = words;
  }
}

/// A process whose memory is a row of objects. New ones go into the first hole, else to the end.
static class Simulation implements FreezePoint.Interpreter {
  static final int WORKERS = 2;

  final App app;
  final boolean isWorker;
  final int inherited;
  final List<Simulation> workers = new ArrayList<>();
  private final BitSet taken = new BitSet();
  private final BitSet garbage = new BitSet();
  private final BitSet frozen = new BitSet();
  private final Map<Cause, BitSet> copied = new EnumMap<>(Cause.class);
  private final BitSet written = new BitSet();
  private boolean enabled = true;
  private int since;
  private int hole; // none before it
  int loads;
  int warmUps;
  int served;
  int collections;
  long headersWritten;

  Simulation(App app) {
    this.app = app;
    isWorker = false;
    inherited = 0;
  }

  /// A worker of that parent.
  private Simulation(Simulation parent) {
    app = parent.app;
    isWorker = true;
    taken.or(parent.taken);
    garbage.or(parent.garbage);
    frozen.or(parent.frozen);
    enabled = parent.enabled;
    since = parent.since;
    hole = parent.hole;
    inherited = parent.pages();
  }

  @Override public void disable() {
    enabled = false;
  }

  @Override public void enable() {
    enabled = true;
  }

  @Override public void collect() {
    collections++;
    since = 0;
    for (var o = next(taken, 0); o >= 0; o = next(taken, o + 1)) {
      if (!frozen.get(o)) {
        headersWritten++;
        write(o, Cause.COLLECTION);
      }
    }
    var dead = (BitSet) garbage.clone();
    dead.andNot(frozen);
    taken.andNot(dead);
    garbage.andNot(dead);
    hole = 0;
  }

  private static int next(BitSet set, int from) {
    return set.nextSetBit(from);
  }

  @Override public void freeze() {
    var fresh = (BitSet) taken.clone();
    fresh.andNot(frozen);
    if (!fresh.isEmpty()) {
      write(fresh.nextSetBit(0), Cause.FREEZE);
      write(fresh.length() - 1, Cause.FREEZE);
      frozen.or(fresh);
    }
  }

  @Override public void load() {
    loads++;
    for (var i = 0; i < app.loaded; i++) {
      make(false);
      // The garbage stands spread over what stays.
      for (var due = due(i + 1) - due(i); due > 0; due--) {
        make(true);
      }
    }
  }

  private int due(int loaded) {
    return (int) ((long) app.garbage * loaded / app.loaded);
  }

  @Override public void warmUp() {
    if (!isWorker && loads == 0) {
      throw new IllegalStateException("warmUp before load: there is no application to warm up yet");
    }
    warmUps++;
    for (var i = 0; i < app.warmed; i++) {
      make(false);
    }
  }

  @Override public void fork(Consumer<FreezePoint.Interpreter> work) {
    if (isWorker) {
      throw new IllegalStateException("a worker forked: only the parent does");
    }
    if (!workers.isEmpty()) {
      throw new IllegalStateException("the parent forked twice: once starts all workers");
    }
    for (var i = 0; i < WORKERS; i++) {
      workers.add(new Simulation(this));
    }
    workers.forEach(work);
  }

  @Override public void serve() {
    if (!isWorker) {
      throw new IllegalStateException("the parent served: leave that to the workers");
    }
    for (; served < app.requests; served++) {
      make(true);
      make(true);
    }
  }

  private void make(boolean dies) {
    var place = taken.nextClearBit(hole);
    hole = place + 1;
    taken.set(place);
    garbage.set(place, dies);
    frozen.clear(place);
    write(place, Cause.NEW_OBJECT);
    if (++since > THRESHOLD && enabled) {
      collect();
    }
  }

  private void write(int object, Cause cause) {
    var page = object / PER_PAGE;
    if (isWorker && !written.get(page)) {
      written.set(page);
      if (page < inherited) {
        copied.computeIfAbsent(cause, _ -> new BitSet()).set(page);
      }
    }
  }

  int copied(Cause cause) {
    return copied.getOrDefault(cause, new BitSet()).cardinality();
  }

  int copied() {
    return copied.values().stream().mapToInt(BitSet::cardinality).sum();
  }

  /// Copied, or new.
  int ownPages() {
    return written.cardinality();
  }

  int sharedPages() {
    return Math.max(0, pages() - ownPages());
  }

  private int pages() {
    return Math.ceilDiv(taken.length(), PER_PAGE);
  }

  int frozenGarbage() {
    var lost = (BitSet) garbage.clone();
    lost.and(frozen);
    return lost.cardinality();
  }

  int unfrozenGarbage() {
    return garbage.cardinality() - frozenGarbage();
  }
}

void main() { grade(this); }
