///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/07-decision}/Recycler.java
//SOURCES ../../workbook/check/Checks.java

import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

@Test void restarts_no_worker_that_can_wait_for_the_whole_fleet() {
  // Four restarts of 10 ticks, one after the other: 40 ticks.
  expectNobody(fleet(3, 10, 100, 4_100, 4_100, 4_199, 1L << 40));
}

@Test void lets_a_worker_finish_its_restart() {
  var workers = List.of(new Recycler.Worker(0, 2), new Recycler.Worker(9_000, 0));
  expectNobody(new Recycler.Fleet(workers, 1, 5, 100));
}

@Test void restarts_a_worker_before_its_heap_is_full() {
  simulate(new Case(2, 1, 3, 100, 10_000), Load.STEADY, Start.APART);
}

@Test void keeps_the_floor_when_all_heaps_fill_at_once() {
  simulate(new Case(4, 3, 5, 100, 10_000), Load.STEADY, Start.EQUAL);
}

@Test void counts_only_ticks_that_the_heap_holds_whole() {
  simulate(new Case(4, 3, 5, 100, 10_050), Load.STEADY, Start.EQUAL);
}

@Test void restarts_in_batches_where_the_floor_allows_it() {
  simulate(new Case(8, 4, 9, 100, 4_000), Load.STEADY, Start.EQUAL);
}

@Test void has_time_for_a_last_batch_that_is_not_full() {
  simulate(new Case(7, 4, 9, 100, 20_000), Load.STEADY, Start.EQUAL);
}

@Test void is_exact_in_heaps_of_16_terabytes() {
  simulate(new Case(4, 2, 50, (1L << 44) / 1_000, 1L << 44), Load.STEADY, Start.EQUAL);
}

@Test void loses_no_request_in_300_random_fleets() {
  var random = random();
  var restarts = 0L;
  for (var i = 0; i < 300; i++) {
    var workers = random.nextInt(2, 12);
    var floor = random.nextInt(1, workers);
    var ticks = random.nextInt(1, 7);
    var bytes = random.nextLong(1, 1_000_000);
    var fleet = new Case(workers, floor, ticks, bytes, bytes);
    var heap = bytes * random.nextLong(3, 8) * fleet.wholeFleetTicks() + random.nextLong(bytes);
    restarts +=
        simulate(
            new Case(workers, floor, ticks, bytes, heap),
            Load.values()[random.nextInt(Load.values().length)],
            Start.values()[random.nextInt(Start.values().length)]);
  }
  show("300 random fleets", "%,d restarts, no request lost".formatted(restarts));
}

/// A fleet to simulate.
record Case(int workers, int floor, int restartTicks, long mostBytesPerTick, long heapBytes) {

  /// Ticks to restart every worker once, as many at a time as the floor allows.
  int wholeFleetTicks() {
    var together = workers - floor;
    return (workers + together - 1) / together * restartTicks;
  }

  @Override
  public String toString() {
    return "%d workers, floor %d, restarts of %d ticks, heaps of %,d bytes, at most %,d a tick"
        .formatted(workers, floor, restartTicks, heapBytes, mostBytesPerTick);
  }
}

/// What a worker uses up in a tick: the most that it can, or anything up to that.
enum Load { STEADY, UNEVEN }

/// How much is left in the heaps when the simulation begins: all of it; all of it, but for a
/// restart's time between any two workers, down to a half; or anything from a half up.
enum Start { EQUAL, APART, RANDOM }

/// Runs a fleet for five lives of a heap; fails at the first tick that breaks a rule.
///
/// @return how many restarts there were
long simulate(Case fleet, Load load, Start start) {
  var random = random();
  var free = new long[fleet.workers()];
  var down = new int[fleet.workers()];
  var apart = fleet.restartTicks() * fleet.mostBytesPerTick();
  for (var i = 0; i < free.length; i++) {
    free[i] =
        fleet.heapBytes()
            - switch (start) {
              case EQUAL -> 0;
              case APART -> Math.min(i * apart, fleet.heapBytes() / 2);
              case RANDOM -> random.nextLong(fleet.heapBytes() / 2);
            };
  }
  var restarts = 0L;
  var ticks = 5 * (fleet.heapBytes() / fleet.mostBytesPerTick());
  for (var tick = 0L; tick < ticks; tick++) {
    var seen = seen(fleet, free, down);
    var named = Recycler.restart(seen);
    restarts += begin(fleet, tick, seen, named, free, down);
    serve(fleet, tick, load, random, seen, named, free, down);
  }
  return restarts;
}

Recycler.Fleet seen(Case fleet, long[] free, int[] down) {
  var workers =
      IntStream.range(0, free.length)
          .mapToObj(i -> new Recycler.Worker(down[i] > 0 ? 0 : free[i], down[i]))
          .toList();
  return new Recycler.Fleet(
      workers, fleet.floor(), fleet.restartTicks(), fleet.mostBytesPerTick());
}

/// Takes the named workers out of service, if the rules allow it.
int begin(
    Case fleet, long tick, Recycler.Fleet seen, List<Integer> named, long[] free, int[] down) {
  Supplier<String> about = () -> about(fleet, tick, seen, named);
  if (named.stream().distinct().count() < named.size()) {
    fail("%s%na worker is named twice", about.get());
  }
  for (var worker : named) {
    if (worker < 0 || worker >= free.length) {
      fail("%s%nthere is no worker %d: they are numbered from 0", about.get(), worker);
    }
    if (down[worker] > 0) {
      fail("%s%nworker %d is restarting already: that begins it anew", about.get(), worker);
    }
    var left = free[worker] / fleet.mostBytesPerTick();
    if (left > fleet.wholeFleetTicks()) {
      fail(
          "%s%nworker %d can serve %,d more ticks; restarting the whole fleet takes %,d:"
              + " it could wait",
          about.get(), worker, left, fleet.wholeFleetTicks());
    }
    down[worker] = fleet.restartTicks();
    free[worker] = fleet.heapBytes();
  }
  var serving = Arrays.stream(down).filter(ticks -> ticks == 0).count();
  if (serving < fleet.floor()) {
    fail(
        "%s%nthat leaves %d workers that serve; the floor is %d",
        about.get(), serving, fleet.floor());
  }
  return named.size();
}

/// One tick of load.
void serve(
    Case fleet,
    long tick,
    Load load,
    Random random,
    Recycler.Fleet seen,
    List<Integer> named,
    long[] free,
    int[] down) {
  for (var i = 0; i < free.length; i++) {
    if (down[i] > 0) {
      down[i]--;
      continue;
    }
    var most = fleet.mostBytesPerTick();
    free[i] -= load == Load.STEADY ? most : random.nextLong(most + 1);
    if (free[i] < 0) {
      fail(
          "%s%nworker %d then ran out of memory: whoever cannot be restarted in its last tick%n"
              + "has to be restarted earlier",
          about(fleet, tick, seen, named), i);
    }
  }
}

String about(Case fleet, long tick, Recycler.Fleet seen, List<Integer> named) {
  return "%s%nbefore tick %,d: %s%nyou restarted %s"
      .formatted(fleet, tick, told(seen), named.isEmpty() ? "nobody" : "" + named);
}

/// The workers as a learner reads them: how many ticks of life each has left.
String told(Recycler.Fleet fleet) {
  var workers = new StringJoiner(", ");
  for (var i = 0; i < fleet.workers().size(); i++) {
    var worker = fleet.workers().get(i);
    workers.add(
        worker.ticksUntilReady() > 0
            ? "%d ready in %d".formatted(i, worker.ticksUntilReady())
            : "%d has %,d ticks".formatted(i, worker.freeBytes() / fleet.mostBytesPerTick()));
  }
  return workers.toString();
}

void expectNobody(Recycler.Fleet fleet) {
  var named = Recycler.restart(fleet);
  if (!named.isEmpty()) {
    fail("%s%nyou restarted %s; nobody has to be restarted yet", told(fleet), named);
  }
}

Recycler.Fleet fleet(int floor, int restartTicks, long mostBytesPerTick, long... free) {
  var workers = Arrays.stream(free).mapToObj(bytes -> new Recycler.Worker(bytes, 0)).toList();
  return new Recycler.Fleet(workers, floor, restartTicks, mostBytesPerTick);
}

void fail(String message, Object... arguments) {
  throw new AssertionError(message.formatted(arguments));
}

void main() { grade(this); }
