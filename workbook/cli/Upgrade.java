package workbook.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.check.Answers;
import workbook.check.CourseUpgrade;
import workbook.check.Progress;
import workbook.check.Renewal;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Json;

/// `./jbang workbook upgrade`
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = {
      "After a git pull: brings your answers up to the course, and keeps every line you wrote.",
      "",
      "New starters are laid out in the lessons that you have begun, and changed ones take the "
          + "place of those that you had not touched. It tells what else has changed. It does not "
          + "run git, and a second time it has nothing to do."
    },
    footer = {
      "",
      "Examples:",
      "  git pull",
      "  ./jbang workbook upgrade",
      "  ./jbang workbook upgrade --all   the starters of every lesson"
    })
public final class Upgrade implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Option(names = "--all", description = "Also lay out the lessons that you have not begun.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON document instead.")
  private boolean json;

  private final Surroundings around;

  public Upgrade(Surroundings around) {
    this.around = around;
  }

  /// @param stale passed, and the check has changed since
  /// @param strays answers that belong to no exercise
  private record Report(List<Renewal> done, List<Exercise> stale, List<Path> strays) {
    <R extends Renewal> List<R> of(Class<R> kind) {
      return done.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  @Override
  public Integer call() {
    var read = course.read(around);
    var answers = new Answers(read, around.clock());
    var progress = Progress.read(read, around.clock(), around.err());
    var upgrade = new CourseUpgrade(read, answers, progress);
    var done = upgrade.run(all);
    var report = new Report(done, stale(read, progress), upgrade.strays());
    if (json) {
      around.out().print(Json.document(document(report)));
    } else {
      print(report);
    }
    around.out().flush();
    return Exit.FINE;
  }

  private static List<Exercise> stale(Course course, Progress progress) {
    return course.exercises().stream()
        .filter(exercise -> progress.state(exercise) == Progress.State.STALE)
        .toList();
  }

  private void print(Report report) {
    if (report.done().isEmpty()) {
      around.out().println("Nothing to change: your answers are up to the course.");
    }
    group("New starters", report.of(Renewal.Added.class), added -> shown(added.answer()));
    group(
        "Went along with their exercise to another lesson",
        report.of(Renewal.Moved.class),
        moved -> shown(moved.answer()) + "\n    from " + shown(moved.from()));
    group(
        "Starters that changed, in place of those that you had not touched",
        report.of(Renewal.Replaced.class),
        replaced -> shown(replaced.answer()));
    group(
        "Starters that changed since you began; your file is as you left it",
        report.of(Renewal.Beside.class),
        this::beside);
    group(
        "Starters that changed, of exercises that you have passed: nothing to do",
        report.of(Renewal.Solved.class),
        solved -> shown(solved.answer()));
    group(
        "Begun before the workbook knew from which starter: later changes are told",
        report.of(Renewal.Adopted.class),
        adopted -> shown(adopted.answer()));
    group(
        "Passed, but their check has changed since: check them again", report.stale(), this::check);
    group("Kept, though the course has no such exercise", report.strays(), this::shown);
  }

  private <T> void group(String title, List<T> members, Function<T, String> line) {
    if (!members.isEmpty()) {
      around.out().println(around.paint().bold(title));
      members.forEach(member -> around.out().println("  " + line.apply(member)));
    }
  }

  private String beside(Renewal.Beside beside) {
    return shown(beside.answer())
        + ("\n    the new starter lies beside it: " + beside.starter().getFileName())
        + "\n    to begin anew from it, with a copy of yours kept:\n    "
        + around.paint().cyan(around.jbang() + " workbook reset " + beside.exercise().name());
  }

  private String check(Exercise exercise) {
    return around.paint().cyan(around.jbang() + " check " + exercise.name());
  }

  private String shown(Path file) {
    return (file.startsWith(around.here()) ? around.here().relativize(file) : file).toString();
  }

  private static Map<String, Object> document(Report report) {
    var document = new LinkedHashMap<String, Object>();
    document.put("changes", report.done().stream().map(Upgrade::document).toList());
    document.put("stale", report.stale().stream().map(Exercise::name).toList());
    document.put("withoutExercise", report.strays().stream().map(Path::toString).toList());
    return document;
  }

  private static Map<String, Object> document(Renewal renewal) {
    var document = new LinkedHashMap<String, Object>();
    document.put("exercise", renewal.exercise().name());
    document.put("answer", renewal.answer().toString());
    switch (renewal) {
      case Renewal.Added _ -> document.put("change", "added");
      case Renewal.Moved moved -> {
        document.put("change", "moved");
        document.put("from", moved.from().toString());
      }
      case Renewal.Replaced _ -> document.put("change", "replaced");
      case Renewal.Beside beside -> {
        document.put("change", "newStarterBeside");
        document.put("newStarter", beside.starter().toString());
      }
      case Renewal.Solved _ -> document.put("change", "starterChangedAfterPass");
      case Renewal.Adopted _ -> document.put("change", "starterKnownFromNowOn");
    }
    return document;
  }
}
