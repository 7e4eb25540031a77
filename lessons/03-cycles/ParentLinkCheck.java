///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/03-cycles}/ParentLink.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

static final int NONE = ParentLink.NONE;
static final int LEFT = ParentLink.LEFT;
static final int RIGHT = ParentLink.RIGHT;

final CountingHeap heap = new CountingHeap();
final ParentLink tree = new ParentLink(heap);

@Test void knows_its_children_and_its_parents() {
  var root = tree.root();
  var left = tree.add(root, LEFT);
  var right = tree.add(root, RIGHT);
  var below = tree.add(left, RIGHT);
  expectLive("a root, its children left and right, and one below left", root, left, right, below);
  expectNode(root, left, right, NONE);
  expectNode(left, NONE, below, root);
  expectNode(right, NONE, NONE, root);
  expectNode(below, NONE, NONE, left);
}

@Test void frees_a_root_without_children() {
  heap.release(tree.root());
  expectLive("a root, released");
}

@Test void frees_the_tree_with_its_root() {
  var root = tree.root();
  tree.add(root, RIGHT);
  tree.add(tree.add(root, LEFT), LEFT);
  heap.release(root);
  expectLive("a root, its children left and right, one below left; the root was released");
}

@Test void exchanges_children_that_only_the_tree_holds() {
  var root = tree.root();
  var left = tree.add(root, LEFT);
  var below = tree.add(left, LEFT);
  tree.mirror(root);
  expectLive("a left child with one below, mirrored", root, left, below);
  expectNode(root, NONE, left, NONE);
  tree.mirror(root);
  expectNode(root, left, NONE, NONE);
  var right = tree.add(root, RIGHT);
  tree.mirror(root);
  expectLive("a left child with one below, a right child, mirrored", root, left, below, right);
  expectNode(root, right, left, NONE);
  expectNode(left, below, NONE, root);
  heap.release(root);
  expectLive("and then the root was released");
}

@Test void frees_a_removed_node_with_all_below_it() {
  var root = tree.root();
  var left = tree.add(root, LEFT);
  var right = tree.add(root, RIGHT);
  tree.add(left, LEFT);
  tree.remove(left);
  expectLive("a root, left with one below, and right; left was removed", root, right);
  expectNode(root, NONE, right, NONE);
  tree.remove(right);
  expectLive("right was removed as well", root);
  heap.release(root);
  expectLive("and then the root was released");
}

@Test void keeps_a_removed_node_that_somebody_holds() {
  var root = tree.root();
  var node = tree.add(root, RIGHT);
  var below = tree.add(node, LEFT);
  heap.retain(node);
  tree.remove(node);
  expectLive("a node with one below, held by a variable, then removed", root, node, below);
  expectNode(node, below, NONE, NONE);
  expectNode(root, NONE, NONE, NONE);
  heap.release(node);
  expectLive("and then the variable let go of it", root);
}

@Test void has_no_parent_once_the_parent_is_gone() {
  var root = tree.root();
  var node = tree.add(root, LEFT);
  var below = tree.add(node, RIGHT);
  heap.retain(node);
  heap.release(root);
  expectLive("a variable holds the left child with one below; root released", node, below);
  expectNode(node, NONE, below, NONE);
  heap.release(node);
  expectLive("and then the variable let go of it");
}

@Test void frees_a_tree_of_100_000_levels() {
  var root = tree.root();
  var node = root;
  for (var level = 1; level < 100_000; level++) {
    node = tree.add(node, level % 2);
  }
  heap.release(root);
  assertThat(heap.live()).as("nodes left of 100,000, each below the one before").isZero();
}

@Test void agrees_with_an_oracle_after_each_step_of_2_000_lives() {
  var random = random();
  for (var life = 0; life < 2_000; life++) {
    new Life(random).run(3 + life / 50); // a short story is easier to follow
  }
}

void expectLive(String story, Integer... nodes) {
  assertThat(heap.living()).as("%s;\nlive nodes", story).isEqualTo(new TreeSet<>(List.of(nodes)));
}

void expectNode(int node, int left, int right, int parent) {
  expectNode(tree, node, left, right, parent, "");
}

static void expectNode(
    ParentLink tree, int node, int left, int right, int parent, String story) {
  assertThat(tree.child(node, LEFT)).as("%sleft child of %d", story, node).isEqualTo(left);
  assertThat(tree.child(node, RIGHT)).as("%sright child of %d", story, node).isEqualTo(right);
  assertThat(tree.parent(node)).as("%sparent of %d", story, node).isEqualTo(parent);
}

/// A random life of some trees, and beside it what each step must leave alive.
static class Life {
  private final Random random;
  private final CountingHeap heap = new CountingHeap();
  private final ParentLink tree = new ParentLink(heap);
  private final List<Node> held = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();

  /// What a node must look like; no collector is in the way of the oracle.
  private static class Node {
    final int number;
    final Node[] children = new Node[2];
    Node parent;

    Node(int number) {
      this.number = number;
    }
  }

  Life(Random random) {
    this.random = random;
  }

  void run(int length) {
    for (var i = 0; i < length; i++) {
      try {
        step(List.copyOf(living().values()));
        compare();
      } catch (RuntimeException e) {
        throw new AssertionError("%sit threw %s".formatted(story(), e), e);
      } catch (Broken e) {
        throw new AssertionError(story() + e.getMessage(), e.getCause());
      }
    }
  }

  private void step(List<Node> living) {
    if (living.isEmpty() || random.nextInt(12) == 0) {
      var root = new Node(tree.root());
      steps.add(root.number + " = root()");
      held.add(root);
      return;
    }
    var node = living.get(random.nextInt(living.size()));
    var side = random.nextInt(2);
    switch (random.nextInt(10)) {
      case 0 -> {
        steps.add("retain(%d)".formatted(node.number));
        heap.retain(node.number);
        held.add(node);
      }
      case 1, 2 -> {
        var dropped = held.remove(random.nextInt(held.size()));
        steps.add("release(%d)".formatted(dropped.number));
        heap.release(dropped.number);
      }
      case 3 -> {
        steps.add("mirror(%d)".formatted(node.number));
        tree.mirror(node.number);
        Collections.reverse(Arrays.asList(node.children));
      }
      case 4, 5 -> {
        if (node.parent != null) {
          steps.add("remove(%d)".formatted(node.number));
          Arrays.asList(node.parent.children)
              .replaceAll(child -> child == node ? null : child);
          node.parent = null;
          tree.remove(node.number);
        }
      }
      default -> {
        if (node.children[side] == null) {
          var added = new Node(tree.add(node.number, side));
          steps.add("%d = add(%d, %s)"
              .formatted(added.number, node.number, side == LEFT ? "LEFT" : "RIGHT"));
          added.parent = node;
          node.children[side] = added;
        }
      }
    }
  }

  private void compare() {
    var living = living();
    assertThat(heap.living()).as(story() + "live nodes").isEqualTo(living.keySet());
    for (var node : living.values()) {
      if (node.parent != null && !living.containsKey(node.parent.number)) {
        node.parent = null;
      }
      expectNode(
          tree,
          node.number,
          number(node.children[LEFT]),
          number(node.children[RIGHT]),
          number(node.parent),
          story());
    }
  }

  /// What somebody holds, and what is below it.
  private SortedMap<Integer, Node> living() {
    var living = new TreeMap<Integer, Node>();
    var toVisit = new ArrayDeque<>(held);
    while (!toVisit.isEmpty()) {
      var node = toVisit.pop();
      if (living.put(node.number, node) == null) {
        Stream.of(node.children).filter(Objects::nonNull).forEach(toVisit::add);
      }
    }
    return living;
  }

  private static int number(Node node) {
    return node == null ? NONE : node.number;
  }

  private String story() {
    return "after " + String.join(", ", steps) + ":\n";
  }
}

/// A rule of the heap was broken. The cause tells the learner which line of theirs it was.
static class Broken extends AssertionError {
  Broken(String what, Object... arguments) {
    super(what.formatted(arguments), new IllegalStateException());
  }
}

/// Counts holders, frees without them, and says what must not be done to a freed cell.
static class CountingHeap implements ParentLink.Heap {
  private enum Kind { COUNTED, UNCOUNTED, WEAK }

  private record Field(Kind kind, int target) {
    static final Field EMPTY = new Field(Kind.COUNTED, NONE);
  }

  private static class Cell {
    int count = 1;
    final Field[] fields = {Field.EMPTY, Field.EMPTY, Field.EMPTY};
  }

  /// Numbers are not used again, so that an old one can be told.
  private int next;
  private final Map<Integer, Cell> cells = new HashMap<>();

  int live() {
    return cells.size();
  }

  Set<Integer> living() {
    return new TreeSet<>(cells.keySet());
  }

  @Override
  public int make() {
    cells.put(next, new Cell());
    return next++;
  }

  @Override
  public void retain(int cell) {
    cell("retain", cell).count++;
  }

  @Override
  public void release(int cell) {
    cell("release", cell);
    var losing = new ArrayDeque<>(List.of(cell));
    while (!losing.isEmpty()) {
      var number = losing.pop();
      var loser = cells.get(number);
      if (loser == null) {
        throw new Broken(
            "the cell %d was freed while a field still held it: who released it once too often?",
            number);
      }
      if (--loser.count == 0) {
        cells.remove(number);
        Stream.of(loser.fields)
            .filter(field -> field.kind == Kind.COUNTED && field.target != NONE)
            .forEach(field -> losing.push(field.target));
      }
    }
  }

  @Override
  public int load(int cell, int field) {
    var stored = cell("load", cell).fields[field];
    var gone = stored.target != NONE && !cells.containsKey(stored.target);
    if (gone && stored.kind == Kind.UNCOUNTED) {
      throw new Broken(
          "load(%d, %s) reads a reference to the cell %d, which was freed before",
          cell, NAMES.get(field), stored.target);
    }
    return gone ? NONE : stored.target;
  }

  @Override
  public void store(int cell, int field, int target) {
    store("store", Kind.COUNTED, cell, field, target);
  }

  @Override
  public void storeUncounted(int cell, int field, int target) {
    store("storeUncounted", Kind.UNCOUNTED, cell, field, target);
  }

  @Override
  public void storeWeak(int cell, int field, int target) {
    store("storeWeak", Kind.WEAK, cell, field, target);
  }

  private void store(String call, Kind kind, int cell, int field, int target) {
    var fields = cell(call, cell).fields;
    if (target != NONE) {
      cell(call + " of " + NAMES.get(field), target).count += kind == Kind.COUNTED ? 1 : 0;
    }
    var old = fields[field];
    fields[field] = new Field(kind, target);
    if (old.kind == Kind.COUNTED && old.target != NONE) {
      release(old.target);
    }
  }

  private Cell cell(String call, int number) {
    if (number < 0 || number >= next) {
      throw new Broken("%s was called with %d, which is no cell", call, number);
    }
    var cell = cells.get(number);
    if (cell == null) {
      throw new Broken("%s was called with the cell %d, which was freed before", call, number);
    }
    return cell;
  }

  private static final List<String> NAMES = List.of("LEFT", "RIGHT", "PARENT");
}

void main() { grade(this); }
