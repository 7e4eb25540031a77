///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES Burner.java
//SOURCES SoakAnswer.java
//SOURCES SoakRecord.java
//SOURCES SoakTable.java
//SOURCES ../workbook/check/Grader.java

import bench.*;
import workbook.check.*;
import workbook.course.Course;

// Whether a verdict may be trusted on a machine that is busy: ./jbang run bench/Soak.java
// Checks every solution, starter and decoy again and again; README.md says how. It goes on where
// it was stopped, however that was.

static final String USAGE =
    """
    ./jbang run bench/Soak.java [options]
      --times N        check each answer N times (default: 1,000 where the check measures in one
                       JVM, 100 where it starts JVMs or only compares values, and starters)
      --minutes M      end after that long, and print what there is (0: print only)
      --only EXERCISE  this exercise only
      --jobs N         so many checks at a time (default: half of the cores)
      --out FILE       where it counts (default: build/soak.jsonl in the clone)\
    """;

record Options(OptionalInt times, OptionalInt minutes, String only, int jobs, Path out) {}

static final Path CLONE = Path.of(System.getenv("WORKBOOK_ROOT"));
static final Random SEEDS = new Random();
static final int TOLD_EVERY_SECONDS = 60;

/// Whatever stops this process ends the answers' JVMs with it, perhaps before it is known here.
static final int STOPPED_MILLIS = 1_000;

/// By Ctrl+C, say: what then fails is no finding.
static volatile boolean stopped = false;

void main(String... args) throws Exception {
  var options = options(args);
  var answers =
      SoakAnswer.of(Course.read(CLONE), CLONE).stream()
          .filter(
              answer -> options.only.isEmpty() || answer.exercise().name().equals(options.only))
          .toList();
  if (answers.isEmpty()) {
    stop("no exercise " + options.only + "; see ./jbang workbook list");
  }
  Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped = true));
  var record = new SoakRecord(options.out, answers);
  if (options.minutes.orElse(1) > 0) {
    soak(options, answers, record);
  }
  new SoakTable(record, answers).print();
  System.exit(record.notAsExpected().isEmpty() ? 0 : 1);
}

/// Under full load: each check has a core at most, and the others are kept busy for nothing.
void soak(Options options, List<SoakAnswer> answers, SoakRecord record) throws Exception {
  var cores = Runtime.getRuntime().availableProcessors();
  var burners = new ArrayList<Burner>();
  for (var i = options.jobs; i < cores; i++) {
    burners.add(new Burner());
  }
  var open = new Open(options, answers, record);
  IO.println(
      "%,d checks to do of %d answers; %d at a time, %d of %d cores kept busy besides"
          .formatted(open.left(), answers.size(), options.jobs, burners.size(), cores));
  IO.println("counted in " + options.out + "; it may be stopped at any time and goes on there");
  try (var grader = new Grader(Limits.DEFAULT, equipment(options.out));
      var workers = Executors.newFixedThreadPool(options.jobs)) {
    var running = new ArrayList<Future<?>>();
    for (var i = 0; i < options.jobs; i++) {
      running.add(workers.submit(() -> work(grader, open, record)));
    }
    for (var one : running) {
      one.get();
    }
  } catch (ExecutionException e) {
    if (!stopped) {
      throw e;
    }
  } finally {
    burners.forEach(Burner::close);
  }
}

Void work(Grader grader, Open open, SoakRecord record) throws Exception {
  for (var next = open.next(); next.isPresent(); next = open.next()) {
    var answer = next.get();
    var seed = SEEDS.nextLong(1, Integer.MAX_VALUE);
    // The next answer's process starts while this one's runs, as when a learner saves.
    grader.prepare();
    var attempt = grader.attempt(answer.exercise(), answer.file().getParent(), seed);
    var outcome = answer.judge(attempt);
    if (outcome != SoakAnswer.Outcome.AS_EXPECTED) {
      Thread.sleep(STOPPED_MILLIS);
    }
    if (stopped) {
      return null;
    }
    record.keep(answer, outcome, seed, SoakAnswer.said(attempt));
  }
  return null;
}

/// What is to be checked yet: always the answer next that was checked least, so that all have their
/// turn, however early it ends.
static class Open {
  private final Map<SoakAnswer, Integer> left = new IdentityHashMap<>();
  private final List<SoakAnswer> answers;
  private final long endNanos;
  private final Map<SoakAnswer, Integer> done = new IdentityHashMap<>();
  private long toldNanos = System.nanoTime();

  Open(Options options, List<SoakAnswer> answers, SoakRecord record) {
    this.answers = answers;
    for (var answer : answers) {
      var times = record.times(answer);
      done.put(answer, times);
      left.put(answer, Math.max(0, options.times.orElse(answer.times()) - times));
    }
    var minutes = options.minutes.orElse(1_000_000);
    endNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
  }

  synchronized long left() {
    return left.values().stream().mapToLong(n -> n).sum();
  }

  synchronized Optional<SoakAnswer> next() {
    var now = System.nanoTime();
    if (now - toldNanos > TimeUnit.SECONDS.toNanos(TOLD_EVERY_SECONDS)) {
      toldNanos = now;
      System.err.println("%,d checks left".formatted(left()));
    }
    var next =
        answers.stream()
            .filter(answer -> left.get(answer) > 0 && now < endNanos)
            .min(Comparator.comparingInt(done::get));
    next.ifPresent(
        answer -> {
          left.merge(answer, -1, Integer::sum);
          done.merge(answer, 1, Integer::sum);
        });
    return next;
  }
}

/// As a learner's grader has it: compiled checks are kept, and answers' JVMs start from an AOT
/// cache, which is made here once, beside the counts.
Equipment equipment(Path out) throws Exception {
  var aot = new AotCache(out.resolveSibling("soak.aot"));
  if (aot.due() && !"off".equals(System.getenv("WORKBOOK_AOT"))) {
    var made = out.resolveSibling("soak-made.aot");
    var rehearsal = new ProcessBuilder(aot.rehearsal(made));
    rehearsal.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    rehearsal.redirectError(ProcessBuilder.Redirect.DISCARD);
    if (rehearsal.start().waitFor() != 0 || !Files.exists(made)) {
      IO.println("this JDK makes no AOT cache: answers' JVMs start without one");
      Files.write(made, new byte[0]);
    }
    aot.become(Files.write(out.resolveSibling("soak-tool.aot"), new byte[0]), made);
  }
  var checks = Optional.of(out.resolveSibling("soak-checks"));
  return new Equipment(checks, Optional.of(aot), Optional.empty());
}

Options options(String[] args) {
  var given = new HashMap<String, String>();
  for (var i = 0; i < args.length; i += 2) {
    if (!args[i].matches("--(times|minutes|only|jobs|out)") || i + 1 == args.length) {
      stop(USAGE);
    }
    given.put(args[i], args[i + 1]);
  }
  var half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  var out = given.getOrDefault("--out", CLONE.resolve("build/soak.jsonl").toString());
  return new Options(
      number(given, "--times"),
      number(given, "--minutes"),
      given.getOrDefault("--only", ""),
      Math.max(1, number(given, "--jobs").orElse(half)),
      Path.of(out).toAbsolutePath());
}

OptionalInt number(Map<String, String> given, String option) {
  var text = given.get(option);
  if (text != null && !text.matches("\\d{1,6}")) {
    stop(option + " takes a number, not " + text);
  }
  return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
}

void stop(String why) {
  System.err.println(why);
  System.exit(2);
}
