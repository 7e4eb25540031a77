package workbook.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import workbook.check.Attempt;
import workbook.check.Limits;
import workbook.check.Verdict;
import workbook.lab.Paint;
import workbook.report.Graded;

/// Tells the learner: what passed, the first thing that did not, and what to do about it.
final class VerdictText implements Graded.Output {
  private static final int PRINTED_LINES = 10;
  private static final int ERRORS = 3;

  /// Whether the terminal can show them. One that says plain ASCII has been told nothing, and is
  /// written to in UTF-8.
  private static final boolean SIGNS =
      System.out.charset().equals(StandardCharsets.US_ASCII)
          || System.out.charset().newEncoder().canEncode("✓✗…");

  private final Surroundings around;
  private final PrintWriter out;
  private final Paint paint;
  private final boolean commands;
  private final List<Graded> graded = new ArrayList<>();

  VerdictText(Surroundings around) {
    this(around, true);
  }

  /// @param commands whether it ends with what to type next; a watch has keys for that
  VerdictText(Surroundings around, boolean commands) {
    this.around = around;
    this.commands = commands;
    this.out = around.out();
    this.paint = around.paint();
  }

  @Override
  public void made(List<Path> answers) {
    if (!answers.isEmpty()) {
      answers.forEach(answer -> out.println("made for you: " + shown(answer)));
      out.println();
    }
  }

  @Override
  public void graded(Graded one) {
    if (!graded.isEmpty()) {
      out.println();
    }
    graded.add(one);
    out.println(paint.bold(one.exercise().name()) + ": " + one.exercise().title());
    out.println(paint.dim(shown(one.answer())));
    tests(one.attempt());
    switch (one.attempt().verdict()) {
      case Verdict.Passed(_, var effects) -> passed(one, effects);
      case Verdict.Failed(_, var effects) -> failed(one, effects);
      case Verdict.DidNotCompile(var errors) -> didNotCompile(one, errors);
      case Verdict.Refused(var refusals) -> refused(one, refusals);
      case Verdict.Stopped stopped -> stopped(one, stopped);
    }
  }

  private void tests(Attempt attempt) {
    var tests = new ArrayList<>(attempt.tests());
    if (attempt.verdict() instanceof Verdict.Stopped(_, var test, _, _)
        && !test.isEmpty()
        && tests.stream().noneMatch(ran -> ran.name().equals(test))) {
      tests.add(new Attempt.TestRun(test, false));
    }
    if (!tests.isEmpty()) {
      out.println();
    }
    tests.forEach(test -> out.println("  " + mark(test.passed()) + " " + sentence(test.name())));
  }

  private void passed(Graded one, List<Verdict.Effect> effects) {
    shown(effects);
    printed(one.attempt());
    out.println();
    out.println(paint.green("You solved " + one.exercise().name() + "."));
    next("compare it with ours", around.jbang() + " workbook solution " + one.exercise().name());
    next("go on", around.jbang() + " workbook next");
  }

  private void failed(Graded one, List<Verdict.Effect> effects) {
    failure(one);
    shown(effects);
    printed(one.attempt());
    goOn(one);
  }

  private void didNotCompile(Graded one, List<Verdict.CompileError> errors) {
    out.println();
    out.println(paint.red("It does not compile."));
    for (var error : errors.stream().limit(ERRORS).toList()) {
      var own = error.file().equals(one.answer().getFileName().toString());
      out.println();
      out.println(shown(own ? one.answer() : one.exercise().check()) + ":" + error.line());
      out.print(error.message().indent(2));
      out.print(error.excerpt().indent(2));
    }
    if (errors.size() > ERRORS) {
      out.println();
      out.println("and " + (errors.size() - ERRORS) + " more; mend the first and check again");
    }
    goOn(one);
  }

  private void refused(Graded one, List<Verdict.Refusal> refusals) {
    out.println();
    out.println(paint.red("It reaches for more than an answer may use, so it was not run."));
    for (var refusal : refusals.stream().limit(ERRORS).toList()) {
      out.println();
      out.println(shown(one.answer()) + ":" + refusal.line() + " uses " + refusal.what());
      out.println("  " + beyond(refusal.reach()));
    }
    goOn(one);
  }

  private static String beyond(Verdict.Reach reach) {
    return switch (reach) {
      case FILES -> "An answer reads and writes no files: all that it needs is handed to it.";
      case PROCESSES -> "An answer starts no process: what it starts would outlive its check.";
      case NETWORK -> "An answer stays on this machine, and in its own process.";
      case REFLECTION -> "An answer is plain Java: no reflection, class loading or native code.";
      case PROCESS -> "Streams, properties and hooks belong to the whole process, the check too.";
      case CHECK -> "JUnit, AssertJ and the check grade the answer; it cannot use them itself.";
    };
  }

  private void stopped(Graded one, Verdict.Stopped stopped) {
    failure(one);
    out.println();
    out.println(paint.red(why(one.exercise().name(), stopped.limit(), stopped.after())));
    printed(one.attempt());
    goOn(one);
  }

  private String why(String exercise, Verdict.Limit limit, Duration after) {
    return switch (limit) {
      case TIME ->
          "It was still running after %d s and was stopped. Is there a loop without end?%n"
                  .formatted(after.toSeconds())
              + "If it only needs longer: %s check %s --timeout 60"
                  .formatted(around.jbang(), exercise);
      case DEADLOCK -> "Its threads wait for each other, and none of them will ever go on.";
      case THREADS -> "It started more threads than an answer may, and was stopped.";
      case FILES -> "It filled its temporary folder, and was stopped.";
      case MEMORY ->
          "It ran out of memory: it kept more than fits into %s.".formatted(Limits.DEFAULT.heap());
      case OUTPUT ->
          "It printed more than %,d bytes and was stopped. Is there a println in a loop?"
              .formatted(Limits.DEFAULT.outputBytes());
      case EXIT ->
          "It ended the whole process (System.exit or Runtime.halt), so nothing was graded.\n"
              + "Return from the method instead.";
      case CRASH -> "The JVM crashed, or something killed it from outside.";
    };
  }

  /// The first one only: the others often have the same cause.
  private void failure(Graded one) {
    for (var failure : one.attempt().failures().stream().limit(1).toList()) {
      out.println();
      out.println(paint.red(failure.test()));
      out.print(failure.message().indent(2));
      var line = failure.line() > 0 ? ":" + failure.line() : "";
      out.println("  " + paint.dim("asked by " + shown(one.exercise().check()) + line));
    }
  }

  private void shown(List<Verdict.Effect> effects) {
    if (!effects.isEmpty()) {
      out.println();
      effects.forEach(effect -> out.println("  " + effect.label() + ": " + effect.value()));
    }
  }

  private void printed(Attempt attempt) {
    var lines = attempt.printed().lines().toList();
    if (!lines.isEmpty()) {
      out.println();
      out.println("your code printed:");
      lines.stream().limit(PRINTED_LINES).forEach(line -> out.println("  " + cut(line)));
      if (lines.size() > PRINTED_LINES) {
        out.println("  ... and %,d more lines".formatted(lines.size() - PRINTED_LINES));
      }
    }
  }

  private static String cut(String line) {
    return line.length() <= 76 ? line : line.substring(0, 75) + (SIGNS ? "…" : ">");
  }

  private void goOn(Graded one) {
    var name = one.exercise().name();
    out.println();
    if (one.untouched()) {
      out.println("This is the starter as it came.");
      next("read the task", around.jbang() + " workbook next " + name);
      next("write your answer", shown(one.answer()));
    } else {
      next("your file", shown(one.answer()));
    }
    next("then", around.jbang() + " check " + name);
    next("a hint", around.jbang() + " workbook hint " + name);
  }

  private void next(String what, String how) {
    if (commands) {
      out.println("  %-21s %s".formatted(what, paint.cyan(how)));
    }
  }

  @Override
  public void end() {
    if (graded.isEmpty()) {
      out.println("All exercises are passed.");
      next("see them", around.jbang() + " workbook list");
    } else if (graded.size() > 1) {
      var passed = graded.stream().filter(one -> one.attempt().verdict().exitCode() == 0).count();
      out.println();
      out.println("%d of %d exercises pass.".formatted(passed, graded.size()));
    }
    out.flush();
  }

  /// A test's name is a sentence.
  private static String sentence(String test) {
    return test.replace('_', ' ');
  }

  private String mark(boolean passed) {
    var passedMark = SIGNS ? "✓" : "ok  ";
    var failedMark = SIGNS ? "✗" : "FAIL";
    return passed ? paint.green(passedMark) : paint.red(failedMark);
  }

  /// As short as the caller can still use it.
  private String shown(Path file) {
    var here = around.here();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }
}
