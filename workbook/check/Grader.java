package workbook.check;

//SOURCES Answers.java
//SOURCES AnswerProcess.java
//SOURCES AnswerText.java
//SOURCES AotCache.java
//SOURCES Attempt.java
//SOURCES Beyond.java
//SOURCES CheckCache.java
//SOURCES Checks.java
//SOURCES Compilation.java
//SOURCES CompileErrors.java
//SOURCES Equipment.java
//SOURCES InOrder.java
//SOURCES Javac.java
//SOURCES Likeness.java
//SOURCES Limits.java
//SOURCES Outcome.java
//SOURCES Outcomes.java
//SOURCES Progress.java
//SOURCES Reaches.java
//SOURCES Sandbox.java
//SOURCES Screening.java
//SOURCES Shape.java
//SOURCES Tool.java
//SOURCES Verdict.java
//SOURCES Workplace.java
//SOURCES package-info.java
//SOURCES ../course/Course.java
//SOURCES ../lab/SearchPath.java

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import workbook.course.BadCourse;
import workbook.course.Exercise;

/// Grades an answer: compiles it with its check in this process, and runs both in another one. Any
/// number of threads may grade at once.
public final class Grader implements AutoCloseable {

  /// Of the random inputs, where nobody asks for another one.
  public static final long SEED = 1;

  /// As many times as long as an answer may the compiler take.
  private static final int COMPILER_TIMES = 3;

  private static final String FILES = "//FILES ";

  private volatile Limits limits;
  private final Equipment equipment;
  private final CheckCache checks;
  private final SecureRandom random = new SecureRandom();
  private final Deque<Compilation> compilations = new ArrayDeque<>();
  private final Deque<AnswerProcess> waiting = new ArrayDeque<>();
  private final List<Thread> clearing = new ArrayList<>();
  private final Object firstCompiler = new Object();
  private boolean compilerAhead = false;
  private boolean closed = false;

  public Grader(Limits limits) {
    this(limits, Equipment.none());
  }

  public Grader(Limits limits, Equipment equipment) {
    this.limits = limits;
    this.equipment = equipment;
    this.checks = new CheckCache(equipment.cache().map(folder -> folder.resolve("checks")));
  }

  /// Starts what takes longest ahead: a process for the next answer, and the compiler where none was
  /// used yet. Returns at once.
  public synchronized void prepare() {
    if (closed) {
      return;
    }
    if (waiting.isEmpty()) {
      waiting.add(start());
    }
    if (!compilerAhead) {
      compilerAhead = true;
      Thread.ofPlatform().name("compiler ahead").daemon().start(this::startCompiler);
    }
  }

  private void startCompiler() {
    // Whoever needs it before it is ready waits for it, and does not start another one.
    synchronized (firstCompiler) {
      var compilation = new Compilation(checks);
      compilation.rehearse();
      giveBack(compilation);
    }
  }

  /// The same with another time limit.
  public Grader within(Duration time) {
    limits = limits.withTime(time);
    return this;
  }

  /// @param folder where the answer lies, as `Name.java`: the learner's, a solution's or a decoy's
  /// @throws BadCourse when the answer is not there, or the course has no such check
  public Verdict grade(Exercise exercise, Path folder) {
    return attempt(exercise, folder).verdict();
  }

  /// The same, with all that happened on the way.
  public Attempt attempt(Exercise exercise, Path folder) {
    return attempt(exercise, folder, SEED);
  }

  /// @param seed of the check's random inputs
  public Attempt attempt(Exercise exercise, Path folder, long seed) {
    var file = there(folder.resolve(exercise.name() + ".java"), "nothing to grade");
    return attempt(exercise, AnswerText.read(file), seed);
  }

  /// The same with what a file held when it was read.
  public Attempt attempt(Exercise exercise, Path file, byte[] content, long seed) {
    return attempt(exercise, AnswerText.of(file, content), seed);
  }

  private Attempt attempt(Exercise exercise, AnswerText answer, long seed) {
    there(exercise.check(), "the exercise has no check");
    // It starts while the compiler works.
    var process = take();
    try {
      switch (compiled(exercise, answer)) {
        case Compilation.Outcome.Broken(var errors) -> {
          giveBack(process);
          return Attempt.didNotCompile(errors, answer);
        }
        case Compilation.Outcome.Refused(var refusals) -> {
          giveBack(process);
          return Attempt.refused(refusals, answer);
        }
        case Compilation.Outcome.Compiled compiled -> {
          return run(exercise, answer, compiled, process, seed, false);
        }
      }
    } catch (IOException e) {
      process.close();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it graded " + exercise.name(), e);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /// On a thread of its own, as a source can be written with which the compiler never comes to an
  /// end. Nothing can stop it then: it is left behind and keeps a core busy until this process ends.
  private Compilation.Outcome compiled(Exercise exercise, AnswerText answer)
      throws InterruptedException {
    var compilation = compilation();
    var task =
        new FutureTask<>(
            () -> {
              try {
                return compilation.run(exercise, answer);
              } finally {
                giveBack(compilation); // also where nobody waits for it any more
              }
            });
    Thread.ofPlatform().daemon().name("compiling").start(task);
    var time = limits.time().multipliedBy(COMPILER_TIMES);
    try {
      return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Compilation.tooLong(answer, time);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
    }
  }

  private Compilation compilation() {
    synchronized (firstCompiler) {
      synchronized (this) {
        return compilations.isEmpty() ? new Compilation(checks) : compilations.pop();
      }
    }
  }

  private synchronized void giveBack(Compilation unused) {
    if (closed) {
      unused.close();
    } else {
      compilations.push(unused);
    }
  }

  private Attempt run(
      Exercise exercise,
      AnswerText answer,
      Compilation.Outcome.Compiled compiled,
      AnswerProcess process,
      long seed,
      boolean again)
      throws IOException, InterruptedException {
    for (var file : files(exercise.check())) {
      process.write(file.getFileName().toString(), Files.readAllBytes(file));
    }
    var job =
        new Job(
            exercise.name() + "Check",
            process.folder().toString(),
            exercise.name(),
            nonce(),
            seed,
            limits.time().toMillis(),
            limits.threads());
    var broken = process.examine(job, compiled.classes(), Reaches.of(exercise));
    if (broken.isEmpty() && !process.hasBegun() && !again) {
      // The JVM did not come up: a machine out of memory or threads, but no doing of the answer.
      clear(process);
      return run(exercise, answer, compiled, start(), seed, true);
    }
    var attempt = Attempt.of(broken, process, answer);
    // What is left of the process goes while the verdict is read.
    clear(process);
    if (attempt.verdict() instanceof Verdict.Passed(var tests, _) && tests.isEmpty()) {
      throw new BadCourse(
          exercise.check() + ":1: the check has no test\n  write one: @Test void …");
    }
    return attempt;
  }

  private synchronized void clear(AnswerProcess process) {
    clearing.removeIf(thread -> !thread.isAlive());
    clearing.add(Thread.ofPlatform().name("clearing").start(process::close));
  }

  private String nonce() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private AnswerProcess take() {
    while (true) {
      AnswerProcess ready;
      synchronized (this) {
        ready = waiting.poll();
      }
      if (ready == null) {
        return start();
      } else if (ready.isAlive()) {
        return ready;
      }
      ready.close();
    }
  }

  private AnswerProcess start() {
    try {
      return new AnswerProcess(limits, equipment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void giveBack(AnswerProcess unused) {
    synchronized (this) {
      if (!closed) {
        waiting.add(unused);
        return;
      }
    }
    unused.close();
  }

  /// What a check reads: the head names it, and JBang puts it on the class path, as we do.
  private static List<Path> files(Path check) throws IOException {
    try (var lines = Files.lines(check)) {
      return lines
          .filter(line -> line.startsWith(FILES))
          .map(line -> line.substring(FILES.length()).strip())
          .map(name -> there(check.resolveSibling(name), "the check lacks what it reads"))
          .toList();
    }
  }

  private static Path there(Path file, String otherwise) {
    if (!Files.isReadable(file)) {
      throw new BadCourse(otherwise + ": no file " + file);
    }
    return file.toAbsolutePath().normalize();
  }

  /// Ends what waits for the next answer, and waits for the end of what has run.
  @Override
  public void close() {
    List<AnswerProcess> left;
    List<Compilation> idle;
    List<Thread> ending;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting);
      idle = List.copyOf(compilations);
      ending = List.copyOf(clearing);
      waiting.clear();
      compilations.clear();
    }
    left.forEach(AnswerProcess::close);
    idle.forEach(Compilation::close);
    try {
      for (var thread : ending) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
