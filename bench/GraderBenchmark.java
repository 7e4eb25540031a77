///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES GeneratedClass.java
//SOURCES GeneratedCourse.java
//SOURCES GradePart.java
//SOURCES MavenPeer.java
//SOURCES Numbered.java
//SOURCES Ran.java
//SOURCES Row.java
//SOURCES Stage.java
//SOURCES WatchedCheck.java

import bench.*;
import bench.WatchedCheck.Says;

// How long the grader makes you wait: ./jbang run bench/GraderBenchmark.java [PART…] [--rounds N]
// README.md says what each part measures. No test: no test asserts a time.

static final List<String> PARTS = List.of("watch", "once", "all", "grade");

int exit = 0;

/// Small ones for a trial; what they are by default is what is recorded.
record Sizes(int rounds, int exercises, int submissions) {}

void main(String... args) throws Exception {
  var parts = new ArrayList<String>();
  var sizes = sizes(args, parts);
  try (var stage = new Stage()) {
    IO.println(
        "%s, %d processors, JDK %s"
            .formatted(
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version()));
    for (var part : parts.isEmpty() ? PARTS : parts) {
      IO.println();
      measure(part, stage, sizes);
    }
  }
  System.exit(exit);
}

/// What goes wrong in one part does not keep the others from being measured.
void measure(String part, Stage stage, Sizes sizes) throws Exception {
  try {
    switch (part) {
      case "watch" -> watch(stage, sizes.rounds);
      case "once" -> once(stage, sizes.rounds);
      case "all" -> all(stage, sizes);
      case "grade" -> new GradePart(stage, sizes.submissions).run(sizes.rounds);
      default -> throw new AssertionError(part);
    }
  } catch (IllegalStateException e) {
    IO.println(part + ": not measured: " + e.getMessage());
    exit = 1;
  }
}

/// From the moment a new answer is in its place until the line arrives that says what became of it.
/// Two seconds lie between a verdict and the next save, as somebody types who is in a hurry.
void watch(Stage stage, int rounds) throws Exception {
  var course = GeneratedCourse.write(stage.folder().resolve("course to watch"), 1).solved();
  var exercise = course.first();
  var check = stage.tool("check", "--watch", exercise.name(), "--course", course.root().toString());
  var numbered = new Numbered();
  var peer = peer(stage, "peer of watch", exercise).row(numbered);
  try (var watch =
      new WatchedCheck(check, course.answer(exercise), stage.folder().resolve("draft"))) {
    watch.await(Says.RIGHT);
    var right = saved("a right answer", watch, Says.RIGHT, exercise.solution(), numbered);
    var wrong =
        saved("a wrong answer", watch, Says.WRONG, exercise.wrong().get(1).source(), numbered);
    var broken =
        saved(
            "one that does not compile",
            watch,
            Says.DOES_NOT_COMPILE,
            exercise.withBody("return lin;"),
            numbered);
    var rows = List.of(right, wrong, broken, peer);
    Row.inTurn(rows, rounds);
    Row.print("check --watch, save to verdict, %d rounds".formatted(rounds), rows);
    right.printRatio(peer);
  }
}

Row saved(String name, WatchedCheck watch, Says says, String answer, Numbered numbered) {
  return Row.of(
      name,
      () -> {
        Thread.sleep(2_000);
        return watch.save(numbered.next(answer), says);
      });
}

/// `check` of a right answer that is new each time, from the start of the process to its end.
void once(Stage stage, int rounds) throws Exception {
  var course = GeneratedCourse.write(stage.folder().resolve("course to check once"), 1).solved();
  var exercise = course.first();
  String[] check = {"check", exercise.name(), "--course", course.root().toString()};
  var numbered = new Numbered();
  Function<ProcessBuilder, Callable<Double>> whole =
      command ->
          () -> {
            Files.writeString(course.answer(exercise), numbered.next(exercise.solution()));
            return Ran.of(command, 0).seconds();
          };
  var withCache = "java … workbook.Workbook check, AOT cache";
  var cached =
      stage.withoutAotBecause().isEmpty()
          ? Row.of(withCache, whole.apply(stage.tool(check)))
          : Row.missing(withCache, stage.withoutAotBecause());
  var plain = Row.of("the same without an AOT cache", whole.apply(stage.toolWithoutAot(check)));
  var launched = Row.of("./jbang check", whole.apply(stage.launcher(check)));
  var asking = Row.of("the same, JBang asked each time", whole.apply(stage.askingLauncher(check)));
  var peer = peer(stage, "peer of once", exercise).row(numbered);
  var rows = List.of(cached, plain, launched, asking, peer);
  Row.inTurn(rows, rounds);
  Row.print("check of one answer, start to end, %d rounds".formatted(rounds), rows);
  cached.printRatio(plain);
  cached.printRatio(peer);
  launched.printRatio(asking);
  launched.printRatio(peer);
}

MavenPeer peer(Stage stage, String folder, GeneratedCourse.Exercise exercise) throws IOException {
  var checks = stage.clone().resolve("workbook/check/Checks.java");
  return new MavenPeer(stage.folder().resolve(folder), exercise, checks);
}

/// `check --all` of ever larger courses, all solved.
void all(Stage stage, Sizes sizes) throws Exception {
  var rows = new ArrayList<Row>();
  var counts = IntStream.of(10, 100, 1_000).filter(count -> count <= sizes.exercises).toArray();
  var peaks = new HashMap<Integer, Ran>();
  for (var count : counts) {
    var root = stage.folder().resolve("course of " + count);
    GeneratedCourse.write(root, count).solved();
    var check = stage.tool("check", "--all", "--json", "--course", root.toString());
    rows.add(
        Row.of(
            "%,d exercises".formatted(count),
            () -> {
              var ran = Ran.of(check, 0);
              requirePassed(ran, count);
              peaks.merge(count, ran, (a, b) -> peak(a) > peak(b) ? a : b);
              return ran.seconds();
            }));
  }
  Row.inTurn(rows, sizes.rounds);
  Row.print("check --all, start to end, %d rounds".formatted(sizes.rounds), rows);
  IO.println("  exercises   ms an exercise   ms each more   peak MB of the tool");
  for (var i = 0; i < counts.length; i++) {
    var seconds = rows.get(i).median();
    var more =
        i == 0
            ? "-"
            : "%.0f"
                .formatted(
                    1000 * (seconds - rows.get(i - 1).median()) / (counts[i] - counts[i - 1]));
    IO.println(
        "  %9d %16.0f %14s %21s"
            .formatted(counts[i], 1000 * seconds / counts[i], more, peaks.get(counts[i]).peak()));
  }
}

long peak(Ran ran) {
  return ran.peakRssBytes().orElse(0);
}

void requirePassed(Ran ran, int count) {
  var passed = Pattern.compile("\"verdict\": *\"passed\"").matcher(ran.out()).results().count();
  if (passed != count) {
    throw new IllegalStateException("%d of %d answers passed".formatted(passed, count));
  }
}

Sizes sizes(String[] args, List<String> parts) {
  int rounds = 7, exercises = 1_000, submissions = 200;
  for (var i = 0; i < args.length; i++) {
    if (PARTS.contains(args[i])) {
      parts.add(args[i]);
      continue;
    }
    var number = i + 1 < args.length && args[i + 1].matches("[1-9]\\d{0,4}") ? args[i + 1] : "0";
    switch (number.equals("0") ? "" : args[i++]) {
      case "--rounds" -> rounds = Integer.parseInt(number);
      case "--exercises" -> exercises = Integer.parseInt(number);
      case "--submissions" -> submissions = Integer.parseInt(number);
      default -> {
        IO.println("Parts: " + String.join(", ", PARTS) + " (default: all)");
        IO.println("Options: --rounds N (7), and for a trial --exercises N (up to 1000) and");
        IO.println("--submissions N (200)");
        System.exit(2);
      }
    }
  }
  return new Sizes(rounds, exercises, submissions);
}
