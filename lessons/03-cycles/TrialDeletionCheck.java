///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/03-cycles}/TrialDeletion.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

static final int MILLION = 1_000_000;

@Test void finds_a_pair_that_only_refers_to_itself() {
  expect(graph(2).refer(0, 1).refer(1, 0), 0, 1);
}

@Test void keeps_a_pair_that_a_variable_holds() {
  expect(graph(2).refer(0, 1).refer(1, 0).hold(0));
}

@Test void keeps_what_a_kept_object_refers_to() {
  expect(graph(2).refer(0, 1).hold(0));
}

@Test void keeps_what_it_reaches_in_many_steps() {
  expect(graph(3).refer(0, 1).refer(1, 2).refer(2, 1).hold(0));
  expect(ring(7).hold(6));
  expect(ring(7).hold(0));
  expect(graph(6).refer(5, 3).refer(3, 4).refer(4, 0).refer(0, 1).refer(1, 2).hold(5));
}

@Test void tells_a_dead_ring_beside_a_living_one() {
  // The dead ring refers to the living one, which does not save it.
  expect(
      graph(5).refer(0, 1).refer(1, 0).refer(2, 3).refer(3, 4).refer(4, 2).refer(3, 0).hold(1),
      2, 3, 4);
}

@Test void counts_a_reference_to_itself() {
  expect(graph(1).refer(0, 0), 0);
  expect(graph(1).refer(0, 0).hold(0));
}

@Test void counts_each_of_several_references_to_one_object() {
  expect(graph(2).refer(0, 1).refer(0, 1).refer(0, 1).refer(1, 0), 0, 1);
  expect(graph(1).refer(0, 0).refer(0, 0), 0);
}

@Test void passes_over_what_it_does_not_look_at() {
  expect(graph(2).refer(0, 1).refer(0, 2).refer(1, 0).refer(1, 99), 0, 1);
  expect(graph(2).refer(0, 1).refer(0, 2).refer(1, 0).refer(1, 99).hold(1));
}

@Test void leaves_counts_and_references_as_they_are() {
  var graph = ring(3).hold(1);
  var counts = graph.counts();
  var references = graph.references();
  TrialDeletion.garbage(counts, references);
  assertThat(counts).as("counts after the call, of %s", graph).isEqualTo(graph.counts());
  assertThat(references).as("references after the call, of %s", graph)
      .isDeepEqualTo(graph.references());
}

@Test void agrees_with_reachability_on_5_000_random_graphs() {
  var random = random();
  for (var i = 0; i < 5_000; i++) {
    var graph = graph(1 + random.nextInt(12));
    var edges = random.nextInt(3 * graph.size);
    for (var edge = 0; edge < edges; edge++) {
      // Now and then beyond the last object; now and then from an object to itself.
      graph.refer(random.nextInt(graph.size), random.nextInt(graph.size + 1));
    }
    for (var variables = random.nextInt(3); variables > 0; variables--) {
      graph.hold(random.nextInt(graph.size));
    }
    expect(graph, graph.unreachable());
  }
}

@Test void finds_its_way_through_a_million_objects() {
  for (var held : new int[] {0, MILLION / 2, MILLION - 1}) {
    var counts = new int[MILLION];
    var references = new int[MILLION][];
    for (var i = 0; i < MILLION; i++) {
      references[i] = new int[] {held == 0 ? (i + 1) % MILLION : (i + MILLION - 1) % MILLION};
      counts[i] = 1;
    }
    counts[held]++;
    assertThat(answer(counts, references, "a ring of 1,000,000").cardinality())
        .as("garbage in a ring of 1,000,000 objects of which a variable holds number %,d", held)
        .isZero();
    if (held == 0) {
      counts[held]--;
      assertThat(answer(counts, references, "a ring of 1,000,000").cardinality())
          .as("garbage in a ring of 1,000,000 objects that nobody holds")
          .isEqualTo(MILLION);
    }
  }
}

Graph graph(int size) {
  return new Graph(size);
}

/// Each object refers to the next one, the last to the first.
Graph ring(int size) {
  var ring = graph(size);
  for (var i = 0; i < size; i++) {
    ring.refer(i, (i + 1) % size);
  }
  return ring;
}

void expect(Graph graph, int... garbage) {
  var answer = answer(graph.counts(), graph.references(), graph);
  assertThat(answer.stream().toArray()).as("garbage in %s", graph).isEqualTo(garbage);
}

BitSet answer(int[] counts, int[][] references, Object graph) {
  try {
    return TrialDeletion.garbage(counts, references);
  } catch (RuntimeException | StackOverflowError e) {
    throw new AssertionError("garbage threw %s for %s".formatted(e.getClass().getName(), graph), e);
  }
}

/// Objects, their references, and the variables outside that hold some of them.
static class Graph {
  private final int size;
  private final List<List<Integer>> references;
  private final List<Integer> variables = new ArrayList<>();

  Graph(int size) {
    this.size = size;
    this.references = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
        .limit(size)
        .toList();
  }

  Graph refer(int from, int to) {
    references.get(from).add(to);
    return this;
  }

  Graph hold(int object) {
    variables.add(object);
    return this;
  }

  int[] counts() {
    var counts = new int[size];
    Stream.concat(references.stream().flatMap(List::stream), variables.stream())
        .filter(to -> to < size)
        .forEach(to -> counts[to]++);
    return counts;
  }

  int[][] references() {
    return references.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /// The oracle: what cannot be reached from a variable.
  int[] unreachable() {
    var reached = new BitSet(size);
    var toVisit = new ArrayDeque<>(variables);
    while (!toVisit.isEmpty()) {
      var object = toVisit.pop();
      if (object < size && !reached.get(object)) {
        reached.set(object);
        toVisit.addAll(references.get(object));
      }
    }
    return IntStream.range(0, size).filter(object -> !reached.get(object)).toArray();
  }

  @Override
  public String toString() {
    return "counts %s, references %s".formatted(Arrays.toString(counts()), references);
  }
}

void main() { grade(this); }
