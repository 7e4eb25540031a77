///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../workbook/Workbook.java
//SOURCES ../workbook/lab/Lab.java
//SOURCES AllocationTest.java
//SOURCES AotTest.java
//SOURCES Axe.java
//SOURCES BadPagesTest.java
//SOURCES BenchTest.java
//SOURCES BindingTest.java
//SOURCES Browser.java
//SOURCES CheckTest.java
//SOURCES ClaimsTest.java
//SOURCES Clone.java
//SOURCES CompareTest.java
//SOURCES CourseCopy.java
//SOURCES CourseTest.java
//SOURCES DeadLinks.java
//SOURCES EditorTest.java
//SOURCES FeedbackTest.java
//SOURCES GradeTest.java
//SOURCES GraderTest.java
//SOURCES HostileTest.java
//SOURCES InProcess.java
//SOURCES InstrumentsTest.java
//SOURCES IsolationTest.java
//SOURCES LabTest.java
//SOURCES LauncherTest.java
//SOURCES MeasureTest.java
//SOURCES NewTest.java
//SOURCES PageCourse.java
//SOURCES PageTest.java
//SOURCES ReaderTest.java
//SOURCES ReportTest.java
//SOURCES PredictionsTest.java
//SOURCES ProgressTest.java
//SOURCES ServeTest.java
//SOURCES SiteTest.java
//SOURCES SiteValidityTest.java
//SOURCES Tab.java
//SOURCES UpgradeTest.java
//SOURCES VerifyTest.java
//SOURCES WatchTest.java
//SOURCES WorkbookTest.java

package tests;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// All tests of the project, or those of the classes named: `./jbang tests LauncherTest`.
///
/// A test class is any class of this package whose name ends in Test and whose file is listed
/// above. The last line is `N passed, N failed`, and `, N skipped` where it applies. Exit code 0 if
/// none failed, 1 if any did, 2 if there is nothing to run.
public final class Tests {
  private Tests() {}

  public static void main(String... names) {
    System.exit(run(List.of(names), System.out, System.err));
  }

  private static int run(List<String> names, PrintStream out, PrintStream err) {
    if (names.contains("--help")) {
      out.println("Usage: ./jbang tests [TEST-CLASS…]");
      out.println("Runs the project's own tests, or only those of the classes named.");
      out.println();
      out.println("Examples:");
      out.println("  ./jbang tests");
      out.println("  ./jbang tests LabTest VerifyTest");
      return 0;
    }
    var launcher = LauncherFactory.create();
    var known = classes(launcher.discover(request("\\w+Test")));
    var unknown = names.stream().filter(name -> !known.contains(name)).toList();
    if (known.isEmpty() || !unknown.isEmpty()) {
      err.println(
          known.isEmpty() ? "no test found" : "no such test class: " + String.join(", ", unknown));
      err.println("  known: " + String.join(", ", known));
      return 2;
    }
    var progress = new Progress(out);
    launcher.execute(request(String.join("|", names.isEmpty() ? known : names)), progress);
    return progress.close();
  }

  private static LauncherDiscoveryRequest request(String classes) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectPackage(Tests.class.getPackageName()))
        .filters(includeClassNamePatterns("tests\\.(" + classes + ")"))
        .configurationParameter(
            ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME, ClassOrderer.ClassName.class.getName())
        .build();
  }

  private static Set<String> classes(TestPlan plan) {
    var names = new TreeSet<String>();
    for (var engine : plan.getRoots()) {
      for (var child : plan.getChildren(engine)) {
        className(child).ifPresent(names::add);
      }
    }
    return names;
  }

  /// The class that an identifier stands for, if it stands for a top-level one.
  private static Optional<String> className(TestIdentifier id) {
    return id.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .filter(name -> !name.contains("$"))
        .map(name -> name.substring(name.lastIndexOf('.') + 1));
  }

  /// Prints what happens as it happens, and counts it.
  private static final class Progress implements TestExecutionListener {
    private final PrintStream out;
    private final List<String> failed = new ArrayList<>();
    private TestPlan plan;
    private int passed;
    private int skipped;
    private int passedBefore;
    private long startNanos;

    Progress(PrintStream out) {
      this.out = out;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
      this.plan = plan;
    }

    @Override
    public void executionStarted(TestIdentifier id) {
      className(id)
          .ifPresent(
              name -> {
                out.println(name);
                passedBefore = passed;
                startNanos = System.nanoTime();
              });
    }

    @Override
    public void executionSkipped(TestIdentifier id, String reason) {
      skip(id, reason);
    }

    @Override
    public void executionFinished(TestIdentifier id, TestExecutionResult result) {
      switch (result.getStatus()) {
        case SUCCESSFUL -> passed += id.isTest() ? 1 : 0;
        case ABORTED -> skip(id, reason(result));
        case FAILED -> fail(id, result.getThrowable());
      }
      className(id)
          .ifPresent(
              _ ->
                  out.printf(
                      "  %d passed in %.1f s%n",
                      passed - passedBefore,
                      Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0));
    }

    private void skip(TestIdentifier id, String reason) {
      skipped += tests(id);
      out.printf("  skipped: %s: %s%n", name(id), reason.strip());
    }

    /// How many tests go with it: a class is skipped with all of its tests.
    private int tests(TestIdentifier id) {
      return id.isTest()
          ? 1
          : (int) plan.getDescendants(id).stream().filter(TestIdentifier::isTest).count();
    }

    private static String reason(TestExecutionResult result) {
      return result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
    }

    private void fail(TestIdentifier id, Optional<Throwable> thrown) {
      failed.add(name(id));
      out.printf("  FAILED: %s%n", name(id));
      thrown.ifPresent(problem -> explain(problem, "    "));
    }

    /// The message whole, and of the trace the lines that are ours.
    private void explain(Throwable problem, String indent) {
      problem.toString().strip().lines().forEach(line -> out.println(indent + line));
      Arrays.stream(problem.getStackTrace())
          .filter(frame -> frame.getClassName().matches("(tests|workbook|site)\\..*"))
          .limit(6)
          .forEach(frame -> out.println(indent + "at " + frame));
      for (var further : problem.getSuppressed()) {
        explain(further, indent + "  ");
      }
      if (problem.getCause() != null) {
        out.println(indent + "because of");
        explain(problem.getCause(), indent + "  ");
      }
    }

    private static String name(TestIdentifier id) {
      return id.getSource().map(source -> name(source, id)).orElse(id.getDisplayName());
    }

    private static String name(TestSource source, TestIdentifier id) {
      return switch (source) {
        case MethodSource method when id.getDisplayName().startsWith(method.getMethodName()) ->
            method.getMethodName();
        case MethodSource method -> method.getMethodName() + " " + id.getDisplayName();
        default -> id.getDisplayName();
      };
    }

    /// The closing lines; returns the exit code.
    int close() {
      out.println();
      if (!failed.isEmpty()) {
        out.println("failed:");
        failed.forEach(name -> out.println("  " + name));
        out.println();
      }
      out.printf(
          "%d passed, %d failed%s%n",
          passed, failed.size(), skipped == 0 ? "" : ", " + skipped + " skipped");
      out.flush();
      return failed.isEmpty() ? 0 : 1;
    }
  }
}
