package workbook.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.check.Attempt;
import workbook.check.Outcomes;
import workbook.check.Verdict;
import workbook.lab.Paint;
import workbook.lab.Text;
import workbook.report.Graded;
import workbook.report.StopText;

/// Tells the learner: what passed, the first thing that did not, and what to do about it.
final class VerdictText implements Graded.Output {
  private static final int COLUMNS = 80;

  private final Surroundings around;
  private final Telling telling;
  private final PrintWriter out;
  private final Paint paint;
  private final Glyphs glyphs = Glyphs.ofThisTerminal();
  private final List<Graded> graded = new ArrayList<>();

  VerdictText(Surroundings around) {
    this(around, Telling.SHORT);
  }

  VerdictText(Surroundings around, Telling telling) {
    this.around = around;
    this.telling = telling;
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
    effects(effects);
    new AsideText(glyphs).lines(one.attempt()).forEach(out::println);
    out.println();
    out.println(paint.green("You solved " + one.exercise().name() + "."));
    if (telling.commands()) {
      next("compare it with ours", around.jbang() + " workbook solution " + one.exercise().name());
      next("go on", around.jbang() + " workbook next");
    }
  }

  private void failed(Graded one, List<Verdict.Effect> effects) {
    failures(one);
    effects(effects);
    question(one);
    new AsideText(glyphs).lines(one.attempt()).forEach(out::println);
    goOn(one);
  }

  private void didNotCompile(Graded one, List<Verdict.CompileError> errors) {
    out.println();
    out.println(paint.red("It does not compile."));
    out.print(
        new CompileErrorText(glyphs)
            .of(errors, shown(one.answer()), shown(one.exercise().check())));
    goOn(one);
  }

  private void refused(Graded one, List<Verdict.Refusal> refusals) {
    out.println();
    out.println(paint.red("It reaches for more than an answer may use, so it was not run."));
    StopText.refused(refusals, shown(one.answer())).forEach(out::println);
    goOn(one);
  }

  private void stopped(Graded one, Verdict.Stopped stopped) {
    failures(one);
    out.println();
    var seconds = Math.max(60, 2 * stopped.after().toSeconds());
    var longer =
        "%s check %s --timeout %d".formatted(around.jbang(), one.exercise().name(), seconds);
    for (var line : new StopText(Optional.of(longer)).why(stopped).lines().toList()) {
      Text.wrap(line, COLUMNS).forEach(part -> out.println(paint.red(part)));
    }
    question(one);
    new AsideText(glyphs).lines(one.attempt()).forEach(out::println);
    goOn(one);
  }

  private void failures(Graded one) {
    var name = one.exercise().name();
    var all = telling.commands() ? around.jbang() + " check " + name + " --all-failures" : "";
    new FailureText(paint, shown(one.exercise().check()))
        .lines(one.attempt().failures(), telling.allFailures(), all)
        .forEach(out::println);
    if (one.attempt().seed() != 0 && !one.attempt().failures().isEmpty()) {
      var seed = "inputs from seed " + one.attempt().seed();
      var again = "%s check %s --seed %d".formatted(around.jbang(), name, one.attempt().seed());
      out.println("  " + paint.dim(telling.commands() ? seed + "; the same again:" : seed));
      if (telling.commands()) {
        out.println("  " + paint.dim(again));
      }
    }
  }

  /// Nobody has had an idea yet where the starter is as it came.
  private void question(Graded one) {
    if (!one.untouched()) {
      Outcomes.of(one.exercise())
          .like(one.attempt())
          .map(new FailureText(paint, "")::question)
          .ifPresent(lines -> lines.forEach(out::println));
    }
  }

  private void effects(List<Verdict.Effect> effects) {
    if (!effects.isEmpty()) {
      out.println();
      new EffectBar(paint, glyphs).lines(effects).forEach(out::println);
    }
  }

  private void goOn(Graded one) {
    if (!telling.commands()) {
      return;
    }
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
    if (telling.commands()) {
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
    return passed ? paint.green(glyphs.passed) : paint.red(glyphs.failed);
  }

  /// As short as the caller can still use it.
  private String shown(Path file) {
    var here = around.here();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }
}
