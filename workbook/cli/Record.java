package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Generated;
import workbook.course.Lesson;
import workbook.course.Page;
import workbook.lab.Json;
import workbook.lab.Recording;
import workbook.lab.WholeFile;
import workbook.verify.DemoRun;
import workbook.verify.RecordingsProof;

/// `./jbang workbook record [LESSON]`
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a lesson's demo anew and keeps what it measured: in recording.json, and in the numbers"
          + " on its page. Where a sentence would turn false, both stay as they were.",
      "With --compare no file changes: it tells which orders of runs came out again, by the rule"
          + " of five rounds, disjoint ranges and medians 10%% apart. Exit code 1 where the page"
          + " relies on one that did not."
    },
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook record gc-off",
      "  ./jbang workbook record gc-off --rounds 11",
      "  ./jbang workbook record gc-off --from .workbook/drafts/gc-off.json",
      "  ./jbang workbook record gc-off --compare",
      "  ./jbang workbook record --compare --from .workbook/drafts/gc-off.json"
    })
public final class Record implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofMinutes(30);

  @Mixin private CourseOption course;

  @Parameters(
      arity = "0..1",
      paramLabel = "LESSON",
      defaultValue = "",
      description = "Its alias (default: all lessons).")
  private String lesson;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each run is measured, at least ${DEFAULT-VALUE}.",
      defaultValue = "" + RecordingsProof.ROUNDS)
  private int rounds;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Measure nothing: take this recording, as one that was refused before.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--compare",
      description = "Change no file: say what repeats of recording.json, and what does not.")
  private boolean compare;

  private final Surroundings around;

  public Record(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    if (rounds < RecordingsProof.ROUNDS) {
      around
          .err()
          .println(rounds + " rounds are too few: a recording needs " + RecordingsProof.ROUNDS);
      around.err().println("  leave --rounds out, or give it a larger number");
      return Exit.USAGE;
    }
    var read = course.read(around);
    if (from.isPresent()) {
      return take(read, around.here().resolve(from.get()));
    }
    var lessons = lesson.isEmpty() ? read.lessons() : List.of(read.theLesson(lesson));
    var demo = DemoRun.of(around.environment(), read).orElseThrow(Record::outOfReach);
    var code = Exit.FINE;
    for (var wanted : lessons) {
      code = Math.max(code, record(demo, wanted));
    }
    return code;
  }

  private static BadCourse outOfReach() {
    return new BadCourse(
        "the clone's launcher is out of reach\n  run it from the clone: ./jbang workbook record");
  }

  private int take(Course course, Path file) throws IOException {
    try {
      var recording = Recording.read(file);
      var wanted = course.theLesson(lesson.isEmpty() ? recording.lesson() : lesson);
      if (!recording.lesson().equals(wanted.alias()) || recording.quick()) {
        around.err().println(file + ":1: is no whole recording of " + wanted.alias());
        around.err().println("  measure it: ./jbang workbook record " + wanted.alias());
        return Exit.USAGE;
      }
      return settle(course, wanted, recording);
    } catch (Recording.Unreadable e) {
      around.err().println(e.getMessage());
    } catch (NoSuchFileException e) {
      around.err().println("no file " + file);
    }
    around.err().println("  measure anew, without --from");
    return Exit.USAGE;
  }

  private int record(DemoRun demo, Lesson lesson) throws IOException {
    around.out().println(lesson.alias() + ": measuring, " + rounds + " rounds");
    return switch (demo.run(lesson, LIMIT, true, "--rounds", String.valueOf(rounds))) {
      case DemoRun.Outcome.Measured(var recording) -> {
        // Minutes have passed: the page may have been edited meanwhile.
        var now = course.read(around);
        yield settle(now, now.theLesson(lesson.alias()), recording);
      }
      case DemoRun.Outcome.Failed(var why) -> {
        around.err().println(lesson.demo() + ":1: " + why);
        around.err().println("  see it: ./jbang " + lesson.alias() + " --verbose");
        yield Exit.FAILED;
      }
    };
  }

  private int settle(Course course, Lesson lesson, Recording recording) throws IOException {
    return compare ? compared(course, lesson, recording) : keep(course, lesson, recording);
  }

  private int compared(Course course, Lesson lesson, Recording now) throws IOException {
    try {
      var then = Recording.read(lesson.recording());
      return new Comparison(around, lesson, then, now).print(course) ? Exit.FINE : Exit.FAILED;
    } catch (Recording.Unreadable e) {
      around.err().println(e.getMessage());
    } catch (NoSuchFileException e) {
      around.err().println(lesson.recording() + ":1: missing: nothing to compare with");
    }
    around.err().println("  run: ./jbang workbook record " + lesson.alias());
    return Exit.USAGE;
  }

  private int keep(Course course, Lesson lesson, Recording recording) throws IOException {
    var page = lesson.page().file();
    var rebound = Page.rebound(course, lesson, recording);
    if (!rebound.refused().isEmpty()) {
      rebound.refused().forEach(around.err()::println);
      var draft = course.state().resolve("drafts").resolve(lesson.alias() + ".json");
      WholeFile.write(draft, Json.document(recording.toJson()));
      around.err().println(lesson.alias() + ": recording and page stay as they were");
      around
          .err()
          .println(
              "  after the rewriting: ./jbang workbook record "
                  + lesson.alias()
                  + " --from "
                  + draft);
      return Exit.FAILED;
    }
    WholeFile.write(lesson.recording(), Json.document(recording.toJson()));
    around.out().println("wrote " + course.root().relativize(lesson.recording()));
    if (!rebound.text().equals(Files.readString(page))) {
      WholeFile.write(page, rebound.text());
      around.out().println("wrote " + course.root().relativize(page));
    }
    for (var generated : Generated.of(course)) {
      if (generated.stale()) {
        around
            .out()
            .println(course.root().relativize(generated.file()) + " shows the figures of before");
        around.out().println("  run: ./jbang workbook generate");
      }
    }
    return Exit.FINE;
  }
}
