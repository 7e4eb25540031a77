package tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.course.Course;
import workbook.course.Page;
import workbook.course.Problem;
import workbook.lab.Json;
import workbook.lab.Metric;
import workbook.lab.Recording;
import workbook.lab.Rule;

/// A course of one lesson, written for a test: a demo, a companion, an exercise, a recording of
/// three runs, and the page that the test gives it.
final class PageCourse {

  static final String HEAD =
      """
      ---
      alias: toy
      title: A toy
      summary: It stands in for a lesson.
      minutes: 5
      lecture: 0:17
      claims: CLAIMS
      ---
      """;

  final Path root;
  final Path lesson;

  PageCourse(Path root) {
    this.root = root;
    this.lesson = root.resolve("lessons").resolve("01-toy");
    write(
        "ToyDemo.java",
        """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //JAVA 25+

        void main() {}

        /// Says how it went.
        void act(String name) {
          System.out.println("act: " + name); // <loud>
        }

        static class Job {
          void run() {}
        }
        """);
    write(
        "toy.py",
        """
        import gc

        # Leaves nothing behind.
        def acyclic(n):
            for _ in range(n):

                pass

        def after():
            pass
        """);
    write(
        "Feed.md",
        "---\ntitle: Feed it\nminutes: 3\nfails: eats\n---\nGive it *hay*.\n\n"
            + "## Hints\n1. Cows know.\n2. So do horses.\n");
    write("Feed.java", "class Feed {\n  // TODO\n}\n");
    write("FeedCheck.java", "//JAVA 25+\n\n@Test\nvoid eats() {}\n");
    write("../../solutions/01-toy/Feed.java", "class Feed {\n  // hay\n}\n");
    write(
        "../../solutions/01-toy/wrong/gives-stones/Feed.java",
        "// rejected by: eats_it\n// Does it get `stones`?\n// A cow is no mill.\n"
            + "class Feed {\n  // stones\n}\n");
    record(recording());
    write(
        "../../README.md",
        "# Toys\n\nA course of [one](lessons/01-toy/lesson.md).\n\n## More\n\n"
            + "<!-- lessons -->\n<!-- /lessons -->\n");
  }

  PageCourse page(String body) {
    return page("", body);
  }

  PageCourse page(String claims, String body) {
    write("lesson.md", HEAD.replace("CLAIMS", claims) + body);
    return this;
  }

  /// The line of the file on which this text of the page stands.
  int line(String text) {
    var file = read(lesson.resolve("lesson.md"));
    return (int) file.substring(0, file.indexOf(text)).chars().filter(c -> c == '\n').count() + 1;
  }

  Course read() {
    return Course.read(root);
  }

  List<String> problems() {
    var course = read();
    return Page.read(course, course.lessons().getFirst()).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  void write(String name, String text) {
    try {
      var file = lesson.resolve(name).normalize();
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  void record(Recording recording) {
    write("recording.json", Json.document(recording.toJson()));
  }

  /// What the reader's own machine measured.
  void mine(Recording recording) {
    write("../../.workbook/results/toy.json", Json.document(recording.toJson()));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// `slow` takes 1.62 times as long as `fast`; `close` cannot be told from `fast`.
  static Recording recording() {
    return recording(1.62, false);
  }

  static Recording recording(double slow, boolean quick) {
    return new Recording(
        "toy",
        Instant.parse("2026-11-23T10:00:00Z"),
        quick,
        Map.of("os", "Linux", "cpu", "a <fast> one"),
        List.of(
            new Recording.Act(
                "race",
                "Which finishes first?",
                Rule.lowest(Metric.WALL),
                quick ? 1 : 5,
                List.of(Metric.WALL, Metric.PEAK_RSS),
                List.of(
                    run("fast", "Fast", 1.0, quick),
                    run("close", "Close", 1.01, quick),
                    run("slow", "Slow & steady", slow, quick)))));
  }

  /// Nothing could be measured, as with `perf stat` in most virtual machines.
  static Recording unmeasured() {
    var runs =
        Stream.of("one", "two")
            .map(
                id ->
                    new Recording.Run(
                        id, id, "java", Map.of("wall", List.of()), Map.of("wall", "no counters")))
            .toList();
    var act =
        new Recording.Act(
            "race", "Which is it?", Rule.lowest(Metric.WALL), 0, List.of(Metric.WALL), runs);
    return new Recording(
        "toy", Instant.parse("2026-11-23T10:00:00Z"), false, Map.of("os", "Linux"), List.of(act));
  }

  /// Two series over an axis that spans a factor of a million, and what a run printed.
  static Recording sweep() {
    return sweep(List.of(1L << 10, 1L << 20, 1L << 30));
  }

  static Recording sweep(List<Long> sizes) {
    var runs = new ArrayList<Recording.Run>();
    for (var x : sizes) {
      for (var series : List.of("Java", "C")) {
        runs.add(
            new Recording.Run(
                series.toLowerCase(Locale.ROOT) + "-" + x,
                series + " at " + x,
                "run " + x,
                Map.of("wall", List.of(x / 1e9, x / 0.9e9, x / 1e9, x / 1e9, x / 1e9)),
                Map.of(),
                Optional.of(new Recording.Point(series, x)),
                series.equals("C") ? List.of("said <so>", "twice") : List.of()));
      }
    }
    var act =
        new Recording.Act(
            "sweep",
            "Which is slowest?",
            Rule.highest(Metric.WALL),
            5,
            List.of(Metric.WALL),
            runs,
            Optional.of(new Recording.Axis("size", Metric.Unit.BYTES)),
            List.of("make $tmp/it"));
    return new Recording(
        "toy", Instant.parse("2026-11-23T10:00:00Z"), false, Map.of("os", "Linux"), List.of(act));
  }

  private static Recording.Run run(String id, String label, double wall, boolean quick) {
    var samples = new LinkedHashMap<String, List<Double>>();
    samples.put(
        "wall",
        quick ? List.of(wall) : List.of(wall, wall * 1.02, wall * 0.98, wall * 1.01, wall * 0.99));
    var measured = !id.equals("slow");
    samples.put("peakRss", measured ? List.of(2048.0 * (1 << 20)) : List.of());
    return new Recording.Run(
        id, label, "java -version", samples, measured ? Map.of() : Map.of("peakRss", "no /proc"));
  }
}
