///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/03-cycles}/RefCounting.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

static final int NONE = RefCounting.NONE;
static final int MILLION = 1_000_000;

final Watched memory = new Watched(100);
final RefCounting heap = new RefCounting(memory);

@Test void frees_a_cell_with_its_last_holder() {
  var cell = heap.make();
  heap.retain(cell);
  heap.release(cell);
  expectLive("made, retained and released once: one holder is left", cell);
  heap.release(cell);
  expectLive("made, retained and released twice: nobody is left");
}

@Test void lets_a_field_hold_what_it_refers_to() {
  var parent = heap.make();
  var child = heap.make();
  heap.store(parent, 0, child);
  heap.release(child);
  expectLive("the variable is gone, the field still holds the child", parent, child);
  assertThat(memory.field(parent, 0)).as("field 0 of the parent").isEqualTo(child);
}

@Test void frees_with_a_cell_what_only_that_cell_held() {
  var list = chain(heap, 3);
  var leaf = heap.make();
  heap.store(list, 1, leaf);
  heap.release(leaf);
  heap.release(list);
  expectLive("a list of three and a leaf, and its first cell was released");
}

@Test void keeps_what_somebody_else_still_holds() {
  var parent = heap.make();
  var child = heap.make();
  heap.store(parent, 0, child);
  heap.release(parent);
  expectLive("the parent was released, a variable still holds the child", child);
  heap.release(child);
  expectLive("both were released");
}

@Test void frees_a_cell_that_two_fields_share_exactly_once() {
  var parent = heap.make();
  var shared = heap.make();
  heap.store(parent, 0, shared);
  heap.store(parent, 1, shared);
  heap.release(shared);
  expectLive("both fields of the parent hold the child", parent, shared);
  heap.release(parent);
  expectLive("both fields of a released cell referred to the same child");
}

@Test void releases_what_a_store_overwrites() {
  var parent = heap.make();
  var first = heap.make();
  var second = heap.make();
  heap.store(parent, 0, first);
  heap.release(first);
  heap.store(parent, 0, second);
  expectLive("the field has let go of its first child for a second", parent, second);
  heap.release(second);
  heap.store(parent, 0, NONE);
  expectLive("the field has let go of its second child for NONE", parent);
}

@Test void stores_what_the_field_holds_already() {
  var parent = heap.make();
  var child = heap.make();
  heap.store(parent, 0, child);
  heap.release(child);
  heap.store(parent, 0, child);
  expectLive("the field referred to the child before and does so again", parent, child);
  heap.release(parent);
  expectLive("and then the parent was released");
}

@Test void drops_the_head_of_a_list_for_its_tail() {
  var variable = heap.make();
  var list = chain(heap, 3);
  heap.store(variable, 0, list);
  heap.release(list);
  var tail = memory.field(list, 0);
  heap.store(variable, 0, tail);
  expectLive("list = list.next: the head goes, two cells stay", variable, tail, tail - 1);
}

@Test void leaves_a_ring_behind() {
  var cell = heap.make();
  heap.store(cell, 0, cell);
  heap.release(cell);
  expectLive("a cell that refers to itself: its count stays at 1, and counting stops there", cell);
}

@Test void frees_a_chain_of_a_million_cells() {
  var large = new Watched(MILLION);
  var heap = new RefCounting(large);
  heap.release(chain(heap, MILLION));
  assertThat(large.live()).as("cells left of a list of 1,000,000, its head released").isZero();
}

@Test void agrees_with_an_oracle_after_each_step_of_1_000_programs() {
  var random = random();
  for (var program = 0; program < 1_000; program++) {
    new Program(random).run(3 + program / 25); // a short story is easier to follow
  }
}

@Test void allocates_nothing_to_free_a_million_cells() {
  var large = new Watched(MILLION);
  var most = 0.0;
  for (var shape : List.<Shape>of(this::comb, this::tree)) {
    var bytes =
        allocatedBytesPerCall(
            1,
            () -> {
              large.clear();
              var heap = new RefCounting(large);
              shape.build(large);
              heap.release(0);
            });
    assertThat(large.live()).as("cells left of 1,000,000").isZero();
    most = Math.max(most, bytes);
  }
  show("allocated", most, 1_000, "bytes to free a million cells");
  assertThat(most)
      .withFailMessage(
          "release allocated %,.0f bytes to free a million cells, and may allocate 1,000.%n"
              + "What do you keep beside the cells, that a cell could keep itself?",
          most)
      .isLessThanOrEqualTo(1_000);
}

/// A list: each cell holds the next in its field 0. The caller holds the first, whose number is
/// the largest.
int chain(RefCounting heap, int cells) {
  var head = heap.make();
  for (var i = 1; i < cells; i++) {
    var next = head;
    head = heap.make();
    heap.store(head, 0, next);
    heap.release(next);
  }
  return head;
}

interface Shape {
  void build(Watched memory);
}

/// A list with a leaf at each cell, now in one field, now in the other: whoever frees one side
/// first, or last, piles up the leaves.
void comb(Watched memory) {
  var cell = holdable(memory);
  while (memory.live() < MILLION - 2) {
    var leaf = holdable(memory);
    var next = holdable(memory);
    memory.setField(cell, leaf / 2 % 2, leaf);
    memory.setField(cell, 1 - leaf / 2 % 2, next);
    cell = next;
  }
}

/// Cell `i` holds the cells `2 i + 1` and `2 i + 2`.
void tree(Watched memory) {
  for (var i = holdable(memory); i < MILLION - 1; i = holdable(memory)) {
    if (i > 0) {
      memory.setField((i - 1) / 2, (i - 1) % 2, i);
    }
  }
  memory.setField((MILLION - 2) / 2, (MILLION - 2) % 2, MILLION - 1);
}

int holdable(Watched memory) {
  var cell = memory.allocate();
  memory.setCount(cell, 1);
  return cell;
}

void expectLive(String story, int... cells) {
  var expected = IntStream.of(cells).boxed().collect(Collectors.toCollection(TreeSet::new));
  assertThat(memory.living()).as("%s;\nlive cells", story).isEqualTo(expected);
}

/// A random program, and beside it what each of its steps must leave behind.
class Program {
  private final Random random;
  private final Watched memory = new Watched(50);
  private final RefCounting heap = new RefCounting(memory);
  private final Map<Integer, Integer> held = new TreeMap<>();
  private final Map<Integer, int[]> fields = new TreeMap<>();
  private final List<String> steps = new ArrayList<>();

  Program(Random random) {
    this.random = random;
  }

  void run(int length) {
    for (var i = 0; i < length; i++) {
      try {
        step();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("%s threw %s".formatted(story(), e), e);
      } catch (AssertionError e) {
        throw new AssertionError(story() + "\n" + e.getMessage(), e.getCause());
      }
      sweep();
      assertThat(memory.living()).as(story() + "\nlive cells").isEqualTo(fields.keySet());
      fields.forEach(
          (cell, targets) -> {
            assertThat(memory.count(cell))
                .as(story() + "\ncount of the cell " + cell)
                .isEqualTo(count(cell));
            assertThat(List.of(memory.field(cell, 0), memory.field(cell, 1)))
                .as(story() + "\nfields of the cell " + cell)
                .isEqualTo(List.of(targets[0], targets[1]));
          });
    }
  }

  private void step() {
    var named = named();
    switch (named.isEmpty() ? 0 : random.nextInt(8)) {
      case 0 -> {
        var cell = heap.make();
        steps.add("make() is " + cell);
        held.put(cell, 1);
        fields.put(cell, new int[] {NONE, NONE});
      }
      case 1 -> {
        var cell = any(named);
        steps.add("retain(%d)".formatted(cell));
        held.merge(cell, 1, Integer::sum);
        heap.retain(cell);
      }
      case 2, 3 -> {
        var cell = any(List.copyOf(held.keySet()));
        steps.add("release(%d)".formatted(cell));
        held.computeIfPresent(cell, (_, count) -> count == 1 ? null : count - 1);
        heap.release(cell);
      }
      default -> {
        var cell = any(named);
        var field = random.nextInt(2);
        var target = random.nextInt(5) == 0 ? NONE : any(named);
        steps.add("store(%d, %d, %s)".formatted(cell, field, target < 0 ? "NONE" : target));
        fields.get(cell)[field] = target;
        heap.store(cell, field, target);
      }
    }
  }

  /// Cells that the program can name: those in its variables, and those in their fields.
  private List<Integer> named() {
    return held.keySet().stream()
        .flatMap(cell -> Stream.of(cell, fields.get(cell)[0], fields.get(cell)[1]))
        .filter(cell -> cell != NONE)
        .distinct()
        .toList();
  }

  private int any(List<Integer> cells) {
    return cells.get(random.nextInt(cells.size()));
  }

  private int count(int cell) {
    var inFields = fields.values().stream().flatMapToInt(IntStream::of).filter(to -> to == cell);
    return held.getOrDefault(cell, 0) + (int) inFields.count();
  }

  /// Takes out what nobody holds, until everything left is held.
  private void sweep() {
    while (fields.keySet().removeIf(cell -> count(cell) == 0)) {}
  }

  private String story() {
    return "after " + String.join(", ", steps);
  }
}

/// Memory that knows which cells are live, and says what must not be done to those that are not.
static class Watched implements RefCounting.Memory {
  private final int[] counts;
  private final int[] fields;
  private final boolean[] live;
  private int next;
  private int liveCells;

  Watched(int cells) {
    counts = new int[cells];
    fields = new int[2 * cells];
    live = new boolean[cells];
  }

  void clear() {
    next = 0;
    liveCells = 0;
  }

  int live() {
    return liveCells;
  }

  Set<Integer> living() {
    return IntStream.range(0, next)
        .filter(cell -> live[cell])
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public int allocate() {
    var cell = next++;
    counts[cell] = 0;
    fields[2 * cell] = NONE;
    fields[2 * cell + 1] = NONE;
    live[cell] = true;
    liveCells++;
    return cell;
  }

  @Override
  public int count(int cell) {
    return counts[known(cell, "count")];
  }

  @Override
  public void setCount(int cell, int count) {
    counts[known(cell, "setCount")] = count;
  }

  @Override
  public int field(int cell, int index) {
    return fields[2 * known(cell, "field") + index];
  }

  @Override
  public void setField(int cell, int index, int target) {
    fields[2 * known(cell, "setField") + index] = target;
  }

  @Override
  public void free(int cell) {
    live[known(cell, "free")] = false;
    liveCells--;
  }

  private int known(int cell, String call) {
    if (cell < 0 || cell >= next) {
      throw broken("memory.%s was called with %d, which is no cell", call, cell);
    }
    if (!live[cell]) {
      throw broken("memory.%s was called with the cell %d, which was freed before", call, cell);
    }
    return cell;
  }

  /// The cause tells the learner which line of theirs it was.
  private static AssertionError broken(String what, Object... arguments) {
    return new AssertionError(what.formatted(arguments), new IllegalStateException());
  }
}

void main() { grade(this); }
