package workbook.check;

//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1
//SOURCES Allocation.java
//SOURCES Complaint.java
//SOURCES CountedOutput.java
//SOURCES Event.java
//SOURCES Flagged.java
//SOURCES Frames.java
//SOURCES Guard.java
//SOURCES Job.java
//SOURCES JobLoader.java
//SOURCES LiveHeap.java
//SOURCES Ran.java
//SOURCES Rehearsal.java
//SOURCES SourceOrder.java
//SOURCES Standby.java
//SOURCES Testing.java
//SOURCES Verdict.java
//SOURCES ../lab/Counter.java
//SOURCES ../lab/Json.java
//SOURCES ../lab/Lifeline.java

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;

/// What a check script says: a compact source with JUnit's `@Test` methods, whose `main` is
/// `grade(this)`.
///
/// Tests run in the order of the source, each on an object of its own. `jbang check` runs them in a
/// JVM with limits and reads a report; run directly, the script prints its results.
public final class Checks {

  /// For a job of the check's own, which ends.
  private static final int EPSILON_SECONDS = 60;

  /// For flags of an answer: less than the check itself may take, so that it gets its own message.
  private static int jvmSeconds = 8;

  /// A check without a grader tells a person.
  private static Event.Sink sink = told(System.out);

  private static long seed = Long.getLong("workbook.seed", 1);
  private static boolean drawn = false;

  private Checks() {}

  /// Runs the tests of a check that a person started by hand, prints how they end, and ends the
  /// process with 0 if all passed, else with 1.
  public static void grade(Object check) {
    System.exit(Testing.run(check.getClass(), sink) ? 0 : 1);
  }

  /// From here on it is the grader who is told.
  static void report(Event.Sink grader, Job job) {
    sink = grader;
    seed = job.seed();
    jvmSeconds = Math.toIntExact(Math.max(1, job.millis() * 4 / 5 / 1_000));
  }

  private static Event.Sink told(PrintStream out) {
    return event -> {
      switch (event) {
        case Event.Passed(var test) -> out.println("passed  " + test);
        case Event.Failed(var failure) ->
            out.println(
                "failed  %s (line %d)%n%s"
                    .formatted(failure.test(), failure.line(), failure.message().indent(8)));
        case Event.Shown(var effect) -> out.println("  " + effect.label() + ": " + effect.value());
        case Event.Ready _,
            Event.Begun _,
            Event.Started _,
            Event.Drew _,
            Event.Noted _,
            Event.Broken _,
            Event.Exiting _,
            Event.Done _ -> {}
      }
    };
  }

  /// Bytes that one call allocates on this thread, on average over many calls after some to warm
  /// up, less those of an empty call.
  ///
  /// A lambda whose body is an `int`, `short`, `char` or `byte` fits too: it is widened, not boxed.
  /// For calls that take longer than a few microseconds give their number.
  ///
  /// Source: `com.sun.management.ThreadMXBean`, exact for the current thread. It is measured on the
  /// first compiler tier, which allocates all that the source says.
  public static double allocatedBytesPerCall(LongSupplier call) {
    return allocatedBytesPerCall(10_000, call);
  }

  /// The same for a method without a result.
  public static double allocatedBytesPerCall(Runnable call) {
    return allocatedBytesPerCall(10_000, call);
  }

  /// @param calls how many calls a batch makes; five batches are measured, after one to warm up
  public static double allocatedBytesPerCall(int calls, LongSupplier call) {
    return Allocation.bytesPerCall(calls, call);
  }

  /// The same for a method without a result.
  public static double allocatedBytesPerCall(int calls, Runnable call) {
    return Allocation.bytesPerCall(
        calls,
        () -> {
          call.run();
          return 0;
        });
  }

  /// Bytes that full collections leave in the heap, by the collector's own account: compare two of
  /// them. It takes some tens of milliseconds.
  ///
  /// Source: `MemoryPoolMXBean.getCollectionUsage`. What `Runtime` says is used counts the whole
  /// allocation buffer of each thread that has allocated since, up to a megabyte and more.
  public static long liveBytes() {
    return LiveHeap.bytes();
  }

  /// Shows a figure with the result, for interest: `show("bytes a line", "0")`. It never decides.
  public static void show(String label, String value) {
    sink.accept(new Event.Shown(new Verdict.Effect(label, value, Optional.empty())));
  }

  /// Shows a figure beside the most that the check allows: `show("allocated", bytes, 8, "bytes a
  /// call")`. It decides nothing either: the assertion beside it does.
  public static void show(String label, double measured, double most, String unit) {
    // As fine as the bound asks for: 1.97 of 2 is within, and would look like 2 else.
    var fine = most < 5 && measured != Math.rint(measured);
    var value = (fine ? "%,.2f %s" : "%,.0f %s").formatted(measured, unit);
    var bound = new Verdict.Bound(measured, most);
    sink.accept(new Event.Shown(new Verdict.Effect(label, value, Optional.of(bound))));
  }

  /// Random numbers from the seed of this run, which the grader draws anew, prints with a failure,
  /// and takes with `--seed`; run directly, a check takes `-Dworkbook.seed=N`. Each call starts the
  /// sequence anew: tests do not depend on each other.
  public static Random random() {
    if (!drawn) {
      drawn = true;
      sink.accept(new Event.Drew(seed));
    }
    return new Random(seed);
  }

  /// Runs a class in a JVM of its own that never collects, until it dies of memory or ends.
  ///
  /// The class has a `static void main(String... args)`, may be nested in the check, and counts its
  /// units of work with [workbook.lab.Counter]: a process out of memory can report nothing else.
  ///
  /// @param heap as for `-Xmx`: `64m`
  public static Ran epsilon(String heap, Class<?> main, String... args) {
    var flags =
        List.of(
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+UseEpsilonGC",
            "-Xms" + heap,
            "-Xmx" + heap,
            "-XX:TieredStopAtLevel=1");
    return Flagged.run(flags, EPSILON_SECONDS, main, args);
  }

  /// Runs a class in a JVM of its own under the flags that an answer chose, until it ends.
  ///
  /// The class has a `static void main(String... args)`, and may be nested in the check.
  ///
  /// @param flags as they stand before the class's name on a command line, one an element
  /// @throws AssertionError in the JVM's words where it does not take the flags, and where the job
  ///     is not done within a few seconds
  public static Ran jvm(List<String> flags, Class<?> main, String... args) {
    return Flagged.run(flags, jvmSeconds, main, args);
  }
}
