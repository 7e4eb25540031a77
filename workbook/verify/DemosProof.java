package workbook.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.lab.Recording;

/// Every act of every demonstration measures something here, and is in the recording.
///
/// @param environment where the launcher has said which clone it belongs to
record DemosProof(Map<String, String> environment) implements Proof {

  /// Many times what a quick demo may take, for a loaded machine.
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /// How the lab says that a machine lacks something: a program, memory, Linux's `/proc`.
  private static final Pattern LACK =
      Pattern.compile(
          "^Skipped: |^needs .* of free memory|\\bno /proc\\b|^Option -XX:\\+Use\\w+GC not"
              + " supported");

  @Override
  public String name() {
    return "demos";
  }

  @Override
  public String claim() {
    return "every act measures something under --quick, and is in the recording";
  }

  @Override
  public void examine(Course course, Findings findings) {
    var demo = DemoRun.of(environment, course);
    for (var lesson : course.lessons()) {
      if (demo.isEmpty()) {
        findings.skip("demos/" + lesson.alias(), "the clone's launcher is out of reach");
      } else if (Files.exists(lesson.demo())) {
        findings.progress(lesson.alias() + " --quick");
        examine(demo.get(), lesson, findings);
      }
    }
  }

  private static void examine(DemoRun demo, Lesson lesson, Findings findings) {
    try {
      switch (demo.run(lesson, LIMIT, false, "--quick")) {
        case DemoRun.Outcome.Failed(var why) ->
            findings.problem(lesson.demo(), 1, "fails under --quick: " + why, see(lesson.alias()));
        case DemoRun.Outcome.Measured(var recording) -> {
          recording.acts().forEach(act -> measured(lesson, act, findings));
          sameActs(lesson, recording, findings);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A run without any figure is a skip where its reason names what this machine lacks. Any other
  /// reason is a fault of the demo: a JVM that refuses its flags, a job that throws.
  private static void measured(Lesson lesson, Recording.Act act, Findings findings) {
    var see = see(lesson.alias() + " " + act.id());
    var empty = act.runs().stream().filter(DemosProof::isEmpty).toList();
    var faults = empty.stream().filter(run -> fault(run).isPresent()).toList();
    if (act.runs().isEmpty() || (!faults.isEmpty() && empty.size() == act.runs().size())) {
      var why = faults.isEmpty() ? "it has no runs" : fault(faults.getFirst()).orElseThrow();
      findings.problem(
          lesson.demo(), 1, "the act " + act.id() + " fails under --quick: " + why, see);
      return;
    }
    for (var run : empty) {
      fault(run)
          .ifPresentOrElse(
              why ->
                  findings.problem(
                      lesson.demo(),
                      1,
                      "the run %s of %s fails under --quick: %s".formatted(run.id(), act.id(), why),
                      see),
              () -> findings.skip(id(lesson, act, run), reasons(run).getFirst()));
    }
  }

  private static String id(Lesson lesson, Recording.Act act, Recording.Run run) {
    return "demos/%s/%s/%s".formatted(lesson.alias(), act.id(), run.id());
  }

  private static boolean isEmpty(Recording.Run run) {
    return run.samples().values().stream().allMatch(List::isEmpty);
  }

  /// Why a run without figures is not this machine's fault; nothing where it is.
  private static Optional<String> fault(Recording.Run run) {
    return reasons(run).isEmpty()
        ? Optional.of("it has no figures, and no reason")
        : reasons(run).stream().filter(why -> !LACK.matcher(why).find()).findFirst();
  }

  private static List<String> reasons(Recording.Run run) {
    return run.unavailable().values().stream().distinct().toList();
  }

  private static void sameActs(Lesson lesson, Recording now, Findings findings) throws IOException {
    Recording recorded;
    try {
      recorded = Recording.read(lesson.recording());
    } catch (IOException _) {
      // missing or unreadable: told by the proofs of files and of recordings
      return;
    }
    beyond(now, recorded, "lacks what the demo measures: ", lesson, findings);
    beyond(recorded, now, "has what the demo no longer measures: ", lesson, findings);
  }

  private static void beyond(
      Recording one, Recording other, String what, Lesson lesson, Findings findings) {
    var names = names(one);
    names.removeAll(names(other));
    if (!names.isEmpty()) {
      findings.problem(
          lesson.recording(),
          1,
          what + String.join(", ", names),
          "run: ./jbang workbook record " + lesson.alias());
    }
  }

  /// Acts, not their runs: under `--quick` an act may have fewer.
  private static Set<String> names(Recording recording) {
    return recording.acts().stream()
        .map(Recording.Act::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String see(String what) {
    return "see it: ./jbang " + what + " --quick --verbose";
  }
}
