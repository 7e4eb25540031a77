///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES GeneratedClass.java
//SOURCES GeneratedCourse.java
//SOURCES GradePart.java
//SOURCES MavenPeer.java
//SOURCES Numbered.java
//SOURCES Ran.java
//SOURCES Request.java
//SOURCES Row.java
//SOURCES Stage.java
//SOURCES WatchedCheck.java

import bench.*;
import bench.WatchedCheck.Says;

// How long the grader makes you wait: ./jbang run bench/GraderBenchmark.java [PART…] [--rounds N]
// README.md says what each part measures. No test: no test asserts a time.

static final List<String> PARTS = List.of("watch", "once", "all", "grade");

int exit = 0;

void main(String... args) throws Exception {
  var request = Request.of(args, PARTS, "--rounds 7", "--exercises 1000", "--submissions 200");
  try (var stage = new Stage()) {
    IO.println(Stage.machine());
    for (var part : request.parts()) {
      IO.println();
      measure(part, stage, request);
    }
  }
  System.exit(exit);
}

/// What goes wrong in one part does not keep the others from being measured.
void measure(String part, Stage stage, Request request) throws Exception {
  var rounds = request.number("--rounds");
  try {
    switch (part) {
      case "watch" -> watch(stage, rounds);
      case "once" -> once(stage, rounds);
      case "all" -> all(stage, rounds, request.number("--exercises"));
      case "grade" -> new GradePart(stage, request.number("--submissions")).run(rounds);
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
void all(Stage stage, int rounds, int most) throws Exception {
  var rows = new ArrayList<Row>();
  var counts = IntStream.of(10, 100, 1_000).filter(count -> count <= most).toArray();
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
  Row.inTurn(rows, rounds);
  Row.print("check --all, start to end, %d rounds".formatted(rounds), rows);
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
