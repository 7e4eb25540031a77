package workbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import workbook.check.Equipment;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.grade.ClassRun;
import workbook.grade.Gradebook;
import workbook.grade.Headway;
import workbook.grade.Merge;
import workbook.grade.Outcome;
import workbook.grade.Results;
import workbook.grade.Roll;
import workbook.grade.Submissions;
import workbook.grade.Task;
import workbook.grade.Terms;
import workbook.lab.Paint;

/// `./jbang workbook grade SUBMISSIONS_DIR`
@Command(
    name = "grade",
    mixinStandardHelpOptions = true,
    description = "Grades what a whole class handed in, and prints one table.",
    footer = {
      "",
      "SUBMISSIONS_DIR holds one folder for each learner, and in it answers/NN-alias/Name.java,",
      "NN-alias/Name.java or Name.java. It is only read. Interrupted or killed, the same command",
      "goes on where it was; what has changed since is graded again.",
      "",
      "Exit code: 0 all that was handed in is graded, whatever the verdicts, 1 something could",
      "not be read or graded, 2 a mistake in the call, 3 a bug of the workbook.",
      "",
      "Examples:",
      "  ./jbang workbook grade class-a",
      "  ./jbang workbook grade class-a --only gc-off --only TwoHeaps --jobs 4",
      "  ./jbang workbook grade class-a --shard 2/3 --out shard2       on one of three machines",
      "  ./jbang workbook grade --merge shard1 shard2 shard3 --out all"
    })
public final class Grade implements Callable<Integer> {
  private static final Pattern SHARD = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  @Mixin private CourseOption course;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description = "The folder of the learners' folders; with --merge, folders of results.")
  private List<Path> folders = List.of();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Only this lesson or exercise. May be repeated.")
  private List<String> only = List.of();

  @Option(names = "--jobs", paramLabel = "N", description = "So many at a time (default: cores).")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds that an answer may run (default: 10).")
  private Optional<Integer> timeout = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the random inputs, the same for all learners (default: 1).")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--sandbox", description = GraderOptions.SANDBOX)
  private boolean sandbox;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Grade the I-th of N parts. Any number of processes may share --out.")
  private Optional<String> shard = Optional.empty();

  @Option(names = "--merge", description = "Join the results of shards instead.")
  private boolean merge;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where results go (default: SUBMISSIONS_DIR-grades; with --merge the first DIR).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document instead of the table.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Surroundings around;

  public Grade(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    if (merge) {
      return merged();
    } else if (folders.size() != 1) {
      throw mistake(folders.isEmpty() ? "which folder?" : "one folder; for several use --merge");
    }
    var folder = there(folders.getFirst());
    var target = target(folder);
    var limits = Limits.DEFAULT.withTime(Duration.ofSeconds(positive("--timeout", timeout, 10)));
    var terms = new Terms(seed.orElse(1L), limits);
    var part = part();
    var read = course.read(around);
    var wanted = Named.exercises(read, only);
    var submissions = Submissions.read(read, wanted, folder);
    var tasks = wanted.stream().map(Task::of).toList();
    var roll = new Roll(terms, tasks, submissions.learners(), submissions.remarks());
    roll.write(target);
    var equipment = Equipment.of(around.environment());
    if (sandbox) {
      equipment = equipment.with(GraderOptions.box(around, read.root()));
    }
    try (var grader = new Grader(limits, equipment)) {
      var results = new Results(target);
      var run = new ClassRun(read, submissions, results, grader, terms.seed());
      return graded(run, roll, part, new GradesOutput(around, json, target));
    }
  }

  private int graded(ClassRun run, Roll roll, Part part, GradesOutput output) throws IOException {
    var headway = new Headway(around.err(), around.paint() == Paint.ANSI);
    var entries = roll.shard(part.index(), part.of());
    var many = positive("--jobs", jobs, Runtime.getRuntime().availableProcessors());
    var interrupted = new Thread(() -> output.tellHowToGoOn(headway.kept(), entries.size()));
    Runtime.getRuntime().addShutdownHook(interrupted);
    Map<Roll.Entry, Outcome> outcomes;
    try {
      outcomes = run.run(entries, many, headway);
    } finally {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    }
    var book = new Gradebook(roll, outcomes, shard.orElse(""));
    if (shard.isPresent()) {
      output.tellShard(book, shard.get());
    } else {
      output.tell(book);
    }
    return book.isComplete() ? Exit.FINE : Exit.FAILED;
  }

  private int merged() throws IOException {
    var grades =
        Stream.of(shard, seed, jobs, timeout).anyMatch(Optional::isPresent)
            || !only.isEmpty()
            || sandbox;
    if (folders.isEmpty()) {
      throw mistake("which folders? --merge takes those that --out named");
    } else if (grades) {
      throw mistake("--merge grades nothing: it takes folders, --out and --json");
    }
    var from = folders.stream().map(this::there).toList();
    var target = out.map(this::there).orElse(from.getFirst());
    var merged = Merge.of(from);
    merged.write(target);
    var book = new Gradebook(merged.roll(), merged.outcomes(), "");
    var output = new GradesOutput(around, json, target);
    output.tell(book);
    output.tellMissing(merged.missing());
    return book.isComplete() ? Exit.FINE : Exit.FAILED;
  }

  private record Part(int index, int of) {}

  private Part part() {
    var text = shard.orElse("1/1");
    var numbers = SHARD.matcher(text);
    if (numbers.matches()) {
      var part = new Part(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
      if (part.index() >= 1 && part.index() <= part.of()) {
        return part;
      }
    }
    throw mistake("--shard takes a part and the number of parts, as 2/3, not " + text);
  }

  /// Beside what was handed in, never in it: there it would look like a learner's.
  private Path target(Path folder) {
    if (out.isEmpty() && folder.getParent() == null) {
      throw mistake("there is no place beside " + folder + ": name one with --out");
    }
    var target =
        out.map(this::there)
            .orElseGet(() -> folder.resolveSibling(folder.getFileName() + "-grades"));
    if (real(target).startsWith(real(folder))) {
      throw mistake("--out lies in the learners' folder: name one elsewhere, not " + target);
    }
    return target;
  }

  /// As far as it exists, without links.
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      var parent = path.getParent();
      return parent == null ? path : real(parent).resolve(path.getFileName());
    }
  }

  private Path there(Path path) {
    return around.here().resolve(path).normalize();
  }

  private int positive(String option, Optional<Integer> given, int otherwise) {
    if (given.filter(number -> number < 1).isPresent()) {
      throw mistake(option + " takes a number, 1 or more, not " + given.get());
    }
    return given.orElse(otherwise);
  }

  private ParameterException mistake(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
