///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import java.lang.ProcessBuilder.Redirect;

// How fast the launcher is, beside JBang's own way to start: ./jbang run tests/StartBenchmark.java
// (more pairs than 11: name their number). No test: no test asserts a time.

/// Measures wall time in seconds, by `System.nanoTime` around whole processes: from just before the
/// process is started to its end, or to its first line on standard output.
///
/// First the start of a script of one line that is already compiled, to its end, in three ways: the
/// launcher as it is; the launcher without its AOT cache; and JBang's own way, its jar in a JVM
/// with default flags, whose answer a shell then executes. They run in turn, each round beginning
/// with another, after one start each that is not counted. A ratio is the median of the ratios of
/// the rounds, so that what slows a whole round down does not count.
///
/// Then what a learner waits for, in a copy of this clone with the solution as the answer, each a
/// number of times after one that is not counted: the first line of a demo, which is then told to
/// end, and a check as a whole. Everything starts from the caches that you have; nothing in the
/// clone changes. Run it on a machine that does nothing else.
void main(String... args) throws Exception {
  var pairs = args.length == 0 ? 11 : Math.max(11, Integer.parseInt(args[0]));
  var root = Path.of(System.getenv("WORKBOOK_ROOT"));
  var temp = Files.createTempDirectory("start benchmark ");
  try {
    var clone = copy(root, temp.resolve("clone"));
    starts(clone, Files.writeString(temp.resolve("Hello.java"), "void main() {}\n"), pairs);
    waits(clone, 5);
  } finally {
    try (var files = Files.walk(temp)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}

/// A way to start something, and the seconds that it took each time.
record Row(String name, Callable<Double> once, List<Double> seconds) {
  Row(String name, Callable<Double> once) {
    this(name, once, new ArrayList<>());
  }

  void measure() throws Exception {
    seconds.add(once.call());
  }
}

void starts(Path clone, Path script, int pairs) throws Exception {
  var version = Pattern.compile("(?m)^version=(.*)$");
  var found = version.matcher(Files.readString(clone.resolve("jbang")));
  found.find();
  var jar = cache().resolve("jbang-cli-%s-all.jar".formatted(found.group(1)));
  if (!Files.exists(jar)) {
    IO.println("nothing to compare with: %s is missing, as JBang is installed".formatted(jar));
    IO.println("  let the launcher fetch it: WORKBOOK_LAUNCHER=asked ./jbang version");
    System.exit(1);
  }
  var launcher = clone.resolve("jbang").toString();
  var asked = script.toString();
  var plain =
      """
      output=$("$JAVA_HOME/bin/java" -jar "$0" "$@")
      code=$?
      [ $code -ne 255 ] || eval "exec $output"
      exit $code
      """;
  var fast = new Row("./jbang", () -> toEnd(command(clone, launcher, asked)));
  var noAot =
      new Row("WORKBOOK_AOT=off ./jbang", () -> toEnd(off(command(clone, launcher, asked))));
  var own =
      new Row(
          "java -jar " + jar.getFileName(),
          () -> toEnd(command(clone, "sh", "-c", plain, jar.toString(), asked)));

  var turns = new ArrayList<>(List.of(fast, own, noAot));
  for (var row : turns) {
    row.once().call();
  }
  awaitAotCache();
  for (var i = 0; i < pairs; i++) {
    for (var row : turns) {
      row.measure();
    }
    Collections.rotate(turns, 1);
  }
  table("a compiled script, start to end, %d rounds".formatted(pairs), List.of(fast, noAot, own));
  ratio(own, fast);
  ratio(own, noAot);
}

void waits(Path clone, int times) throws Exception {
  var launcher = clone.resolve("jbang").toString();
  var rows =
      List.of(
          new Row(
              "./jbang gc-off --quick, first line",
              () -> toFirstLine(command(clone, launcher, "gc-off", "--quick"))),
          new Row(
              "./jbang check LeanParser, whole",
              () -> toEnd(command(clone, launcher, "check", "LeanParser"))));
  for (var row : rows) {
    row.once().call();
    for (var i = 0; i < times; i++) {
      row.measure();
    }
  }
  IO.println();
  table("what a learner waits for, %d times".formatted(times), rows);
}

// --- processes

/// With nothing on standard input, and never by way of an installed JBang.
ProcessBuilder command(Path folder, String... words) {
  var builder = new ProcessBuilder(words).directory(folder.toFile());
  builder.redirectInput(Redirect.from(new File("/dev/null")));
  builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
  var environment = builder.environment();
  environment.keySet().removeAll(Set.of("WORKBOOK_AOT", "JBANG_JAVA_OPTIONS"));
  environment.putAll(
      Map.of(
          "WORKBOOK_LAUNCHER", "asked",
          "JBANG_RUNTIME_SHELL", "bash",
          "JBANG_STDIN_NOTTY", "true",
          "JBANG_NO_VERSION_CHECK", "true"));
  return builder;
}

ProcessBuilder off(ProcessBuilder builder) {
  builder.environment().put("WORKBOOK_AOT", "off");
  return builder;
}

double toEnd(ProcessBuilder builder) throws Exception {
  var begin = System.nanoTime();
  var exit = builder.start().waitFor();
  var nanos = System.nanoTime() - begin;
  if (exit != 0) {
    throw failed(builder, "exit code " + exit);
  }
  return nanos / 1e9;
}

double toFirstLine(ProcessBuilder builder) throws Exception {
  var begin = System.nanoTime();
  var process = builder.redirectOutput(Redirect.PIPE).start();
  try (var out = process.inputReader()) {
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (!line.isBlank()) {
        return (System.nanoTime() - begin) / 1e9;
      }
    }
    throw failed(builder, "no output");
  } finally {
    process.destroy();
    process.waitFor();
  }
}

IllegalStateException failed(ProcessBuilder builder, String how) {
  return new IllegalStateException(how + " from: " + String.join(" ", builder.command()));
}

// --- the scene

/// The launcher's cache folder, by its rules.
Path cache() {
  var home = Path.of(System.getenv("HOME"));
  var mac = home.resolve("Library/Caches");
  var caches = Files.isDirectory(mac) ? mac : home.resolve(".cache");
  var told = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
  return (told.isEmpty() ? caches : Path.of(told)).resolve("do-you-need-the-gc");
}

/// The first start makes it in the background, and until then both cores are busy.
void awaitAotCache() throws Exception {
  for (var i = 0; i < 900 && Files.exists(cache().resolve("training")); i++) {
    Thread.sleep(100);
  }
  try (var files = Files.newDirectoryStream(cache(), "*.aot")) {
    for (var file : files) {
      if (Files.size(file) > 0) {
        return;
      }
    }
  }
  IO.println("there is no AOT cache: the rows with and without it are the same");
}

Path copy(Path root, Path clone) throws IOException {
  var not = Set.of(".git", ".workbook", "answers", "build");
  try (var files = Files.walk(root)) {
    for (var file : (Iterable<Path>) files::iterator) {
      var path = root.relativize(file);
      if (!not.contains(path.getName(0).toString())) {
        Files.copy(file, clone.resolve(path), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
  var solution = "01-gc-off/LeanParser.java";
  var answer = clone.resolve("answers").resolve(solution);
  Files.createDirectories(answer.getParent());
  Files.copy(clone.resolve("solutions").resolve(solution), answer);
  return clone;
}

// --- figures

void table(String title, List<Row> rows) {
  print("%-46s %8s %8s %8s", title, "min s", "median s", "max s");
  for (var row : rows) {
    var sorted = row.seconds().stream().sorted().toList();
    print(
        "  %-44s %8.3f %8.3f %8.3f",
        row.name(), sorted.getFirst(), median(sorted), sorted.getLast());
  }
}

void ratio(Row slow, Row fast) {
  var ratios =
      IntStream.range(0, slow.seconds().size())
          .mapToObj(i -> slow.seconds().get(i) / fast.seconds().get(i))
          .toList();
  print("  %s: %.2f times faster, median of pairs", fast.name(), median(ratios));
}

double median(List<Double> values) {
  var sorted = values.stream().sorted().toList();
  var middle = sorted.size() / 2;
  return sorted.size() % 2 == 1
      ? sorted.get(middle)
      : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
}

void print(String format, Object... values) {
  IO.println(String.format(Locale.ROOT, format, values));
}
