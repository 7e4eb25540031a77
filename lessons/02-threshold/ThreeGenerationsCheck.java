///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/02-threshold}/ThreeGenerations.java
//SOURCES ../../workbook/check/Checks.java
//FILES ThreeGenerations.txt

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

@Test void is_due_when_more_are_made_than_the_first_threshold() {
  replay("3 10 10", "ask2:100 +4 gc0:4 +4 gc0:4 +4 gc0:4");
}

@Test void takes_back_one_for_each_container_freed() {
  replay("3 10 10", "ask2:100 +3 -2 +3 gc0:4 +2 -2 +3 -1 +2 gc0:4");
}

@Test void never_counts_below_zero() {
  replay("3 10 10", "ask2:100 +4 gc0:4 -4 +4 gc0:4 +1 -3 +4 gc0:4");
}

@Test void is_never_due_with_a_first_threshold_of_zero() {
  replay("0 10 10", "ask2:100 +50");
  replay("0 0 0", "ask2:100 +50");
}

@Test void takes_the_oldest_generation_that_is_above_its_threshold() {
  replay("3 2 1", "ask2:4 +4 gc0:4 +4 gc0:4 +4 gc0:4 +4 gc1:16 +4 gc0:4 +4 gc0:4 +4 gc0:4 +4 gc1:16"
      + " +4 gc2:36");
  replay("3 0 0", "ask2:4 +4 gc0:4 +4 gc1:8 +4 gc2:16 +4 gc0:4 +4 gc1:8 +4 gc2:28");
}

@Test void counts_a_collection_that_the_program_asked_for() {
  replay("3 1 10", "ask2:100 +2 ask0:2 +2 ask0:2 +4 gc1:8 +4 gc0:4");
  replay("3 1 10", "ask2:100 +4 gc0:4 +2 ask1:6 +4 gc0:4 +4 gc0:4 +4 gc1:12");
  replay("3 1 10", "ask2:100 +4 gc0:4 +4 gc0:4 +3 ask2:111 +4 gc0:4 +4 gc0:4 +4 gc1:12");
}

@Test void puts_off_the_oldest_until_a_quarter_of_it_is_waiting() {
  replay("3 0 0", "ask2:40 +4 gc0:4 +4 gc1:8 +4 gc0:4 +4 gc1:8 +4 gc2:60");
  replay("3 0 0", "ask2:40 +4 gc0:4 +4 gc1:9 +4 gc0:4 +4 gc1:0 +4 gc0:4 +4 gc1:1 +4 gc2:50");
  replay("3 0 0", "ask2:43 +4 gc0:4 +4 gc1:9 +4 gc0:4 +4 gc1:1 +4 gc2:57");
  replay("3 0 0", "ask2:44 +4 gc0:4 +4 gc1:9 +4 gc0:4 +4 gc1:1 +4 gc0:4 +4 gc1:1 +4 gc2:57");
}

@Test void decides_like_cpython_3_8() {
  replayAll("3.8");
}

@Test void decides_like_cpython_3_9() {
  replayAll("3.9");
}

@Test void decides_like_cpython_3_10() {
  replayAll("3.10");
}

@Test void decides_like_cpython_3_11() {
  replayAll("3.11");
}

@Test void decides_like_cpython_3_12() {
  replayAll("3.12");
}

@Test void decides_like_cpython_3_13() {
  replayAll("3.13");
}

/// What a real CPython did: see ThreeGenerations.py for how it was recorded, and what words mean.
record Trace(String version, String thresholds, String about, String events) {

  static Trace of(String text) {
    var head = text.lines().findFirst().orElseThrow().split(" \\| ");
    return new Trace(head[0], head[1], head[2], text.substring(text.indexOf('\n') + 1));
  }

  boolean isOf(String minor) {
    return version.startsWith(minor + ".");
  }
}

void replayAll(String minor) {
  var traces = traces().stream().filter(trace -> trace.isOf(minor)).toList();
  assertThat(traces).as("traces of CPython %s", minor).isNotEmpty();
  var collections = 0;
  for (var trace : traces) {
    var who = "CPython %s, a program that %s".formatted(trace.version(), trace.about());
    collections += new Replay(who, trace.thresholds()).play(trace.events());
  }
  show(
      "CPython " + traces.getFirst().version(),
      "%,d collections in %d traces, each foretold".formatted(collections, traces.size()));
}

void replay(String thresholds, String events) {
  new Replay("an example", thresholds).play(events);
}

List<Trace> traces() {
  try (var in = getClass().getResourceAsStream("/ThreeGenerations.txt")) {
    var text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
    return Stream.of(text.split("(?m)^trace ")).skip(1).map(Trace::of).toList();
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}

/// Tells the answer what happened, and asks it what is due wherever the interpreter looked.
static class Replay {
  static final int SHOWN = 9;

  final String who;
  final ThreeGenerations answer;
  final Deque<String> lately = new ArrayDeque<>();

  Replay(String who, String thresholds) {
    var numbers = Stream.of(thresholds.split(" ")).mapToInt(Integer::parseInt).toArray();
    this.who = who + ", thresholds " + thresholds.replace(" ", ", ");
    this.answer = new ThreeGenerations(numbers[0], numbers[1], numbers[2]);
  }

  /// @return how many collections came of their own accord
  int play(String events) {
    var words = events.strip().split("\\s+");
    var collections = 0;
    for (var i = 0; i < words.length; i++) {
      var next = i + 1 < words.length ? words[i + 1] : "";
      collections += next.startsWith("gc") ? 1 : 0;
      word(words[i], next);
    }
    return collections;
  }

  void word(String word, String next) {
    lately.addLast(word);
    if (lately.size() > SHOWN) {
      lately.removeFirst();
    }
    var number = Integer.parseInt(word.replaceFirst("^\\D+\\d*:|^\\D", ""));
    switch (word.charAt(0)) {
      case '+' -> {
        for (var made = 1; made <= number; made++) {
          answer.made();
          look(made, made == number && next.startsWith("gc") ? next.charAt(2) : '-');
        }
      }
      case '*' -> {
        for (var made = 0; made < number; made++) {
          answer.made();
        }
      }
      case '-' -> {
        for (var freed = 0; freed < number; freed++) {
          answer.freed();
        }
      }
      default -> answer.collected(word.charAt(word.indexOf(':') - 1) - '0', number);
    }
  }

  void look(int made, char generation) {
    var expected = generation == '-' ? OptionalInt.empty() : OptionalInt.of(generation - '0');
    var due = answer.due();
    if (!due.equals(expected)) {
      throw new AssertionError(
          "%s%n  what happened: %s%n  the last +%d is where it %s,%n  but due() says %s"
              .formatted(who, lately(made), made, did(expected), said(due)));
    }
  }

  /// The last events, the one that is under way only as far as it has come.
  String lately(int made) {
    var words = new ArrayList<>(lately);
    words.set(words.size() - 1, "+" + made);
    return (words.size() < SHOWN ? "" : "... ") + String.join(" ", words);
  }

  static String did(OptionalInt generation) {
    return generation.isPresent()
        ? "collected generation " + generation.getAsInt()
        : "did not collect";
  }

  static String said(OptionalInt generation) {
    return generation.isPresent() ? "generation " + generation.getAsInt() : "nothing is due";
  }
}

void main() { grade(this); }
