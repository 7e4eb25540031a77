package workbook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.grade.ClassRun;
import workbook.grade.GradeTable;
import workbook.grade.Gradebook;
import workbook.grade.GradesDocument;
import workbook.grade.Headway;
import workbook.grade.Merge;
import workbook.grade.Results;
import workbook.grade.Roll;
import workbook.grade.Submissions;
import workbook.grade.Task;
import workbook.grade.Terms;
import workbook.lab.Nearest;
import workbook.lab.Paint;
import workbook.lab.WholeFile;

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
  private Optional<Integer> timeoutSeconds = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the random inputs, the same for all learners (default: 1).")
  private Optional<Long> seed = Optional.empty();

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
      description = "Where results go (default: SUBMISSIONS_DIR-grades, beside it).")
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
      throw mistake(
          folders.isEmpty() ? "which folder?" : "one folder at a time; for several use --merge");
    }
    var folder = there(folders.getFirst());
    var target = target(folder);
    var part = part();
    var read = course.read(around);
    var limits =
        Limits.DEFAULT.withTime(Duration.ofSeconds(atLeastOne("--timeout", timeoutSeconds, 10)));
    var terms = new Terms(seed.orElse(1L), limits);
    var many = atLeastOne("--jobs", jobs, Runtime.getRuntime().availableProcessors());
    var wanted = wanted(read);
    var submissions = Submissions.read(read, wanted, folder);
    var roll =
        new Roll(
            terms,
            wanted.stream().map(Task::of).toList(),
            submissions.learners(),
            submissions.remarks());
    roll.write(target);
    var entries = part.isEmpty() ? roll.entries() : roll.shard(part.get().index(), part.get().of());
    var headway = new Headway(around.err(), around.paint() == Paint.ANSI);
    var interrupted = new Thread(() -> tellHowToGoOn(headway, entries.size(), target));
    Runtime.getRuntime().addShutdownHook(interrupted);
    try (var grader = new Grader(limits, terms.seed())) {
      var run = new ClassRun(read, submissions, new Results(target), grader, limits);
      var book = new Gradebook(roll, run.run(entries, many, headway), shard.orElse(""));
      tell(book, target);
      return book.isComplete() ? Exit.FINE : Exit.FAILED;
    } finally {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    }
  }

  private record Part(int index, int of) {}

  private Optional<Part> part() {
    return shard.map(text -> {
      var numbers = SHARD.matcher(text);
      if (numbers.matches()) {
        var part = new Part(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
        if (part.index() >= 1 && part.index() <= part.of()) {
          return part;
        }
      }
      throw mistake("--shard takes a part and their number, as 2/3, not " + text);
    });
  }

  private int merged() throws IOException {
    if (folders.isEmpty()) {
      throw mistake("which folders? --merge takes those that --out named");
    } else if (shard.isPresent()
        || seed.isPresent()
        || jobs.isPresent()
        || timeoutSeconds.isPresent()
        || !only.isEmpty()) {
      throw mistake("--merge grades nothing: it takes folders, --out and --json");
    }
    var from = folders.stream().map(this::there).toList();
    var target = out.map(this::there).orElse(from.getFirst());
    var merged = Merge.of(from);
    merged.write(target);
    var book = new Gradebook(merged.roll(), merged.outcomes(), "");
    tell(book, target);
    var missing = merged.missing();
    if (!missing.isEmpty()) {
      around
          .err()
          .println(
              "no result yet of "
                  + missing.size()
                  + (missing.size() == 1 ? " learner" : " learners"));
      missing.stream().limit(10).forEach(line -> around.err().println("  " + line));
      around
          .err()
          .println("  run the shards that are missing, or the same command without --shard,");
      around.err().println("  with --out " + target + ": it grades only these");
    }
    return book.isComplete() ? Exit.FINE : Exit.FAILED;
  }

  private void tell(Gradebook book, Path target) throws IOException {
    var document = new GradesDocument(book).toString();
    if (shard.isEmpty()) {
      var text = new StringWriter();
      new GradeTable(book, new PrintWriter(text), Paint.NONE, true).print();
      WholeFile.write(target.resolve("table.txt"), text.toString());
      WholeFile.write(target.resolve("grades.json"), document);
    }
    if (json) {
      around.out().print(document);
    } else if (shard.isEmpty()) {
      new GradeTable(book, around.out(), around.paint(), signs()).print();
      around.out().println("kept in " + target + ": grades.json, table.txt, results/");
    } else {
      around.out().println("shard " + shard.get() + ": " + book.counted());
      around
          .out()
          .println(
              "  when all shards are done: "
                  + around.jbang()
                  + " workbook grade --merge "
                  + target);
    }
    around.out().flush();
  }

  private void tellHowToGoOn(Headway headway, int all, Path target) {
    var err = around.err();
    err.println();
    err.printf("interrupted: %d of %d results are kept in %s%n", headway.kept(), all, target);
    err.println("  go on with the same command");
    err.flush();
  }

  /// Beside what was handed in, never in it: there it would look like a learner's.
  private Path target(Path folder) {
    var named = out.map(this::there);
    if (named.isEmpty() && folder.getParent() == null) {
      throw mistake("there is no place beside " + folder + ": name one with --out");
    }
    var target = named.orElseGet(() -> folder.resolveSibling(folder.getFileName() + "-grades"));
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

  private int atLeastOne(String option, Optional<Integer> given, int otherwise) {
    if (given.filter(number -> number < 1).isPresent()) {
      throw mistake(option + " takes a number, 1 or more, not " + given.get());
    }
    return given.orElse(otherwise);
  }

  private List<Exercise> wanted(Course course) {
    var wanted = new ArrayList<Exercise>();
    for (var name : only) {
      course
          .exercise(name)
          .map(List::of)
          .or(() -> course.lesson(name).map(lesson -> lesson.exercises()))
          .ifPresentOrElse(
              wanted::addAll,
              () -> {
                throw unknown(course, name);
              });
    }
    var all = course.exercises();
    return only.isEmpty() ? all : all.stream().filter(wanted::contains).toList();
  }

  private static BadCourse unknown(Course course, String name) {
    var known = new ArrayList<String>();
    course.lessons().forEach(lesson -> known.add(lesson.alias()));
    course.exercises().forEach(exercise -> known.add(exercise.name()));
    var next = Nearest.to(name, known).map(near -> "did you mean " + near + "?");
    return new BadCourse(
        "no lesson or exercise \"%s\"\n  %s"
            .formatted(name, next.orElse("there are: " + String.join(", ", known))));
  }

  /// Whether the terminal can show them; one that says plain ASCII has been told nothing.
  private static boolean signs() {
    var charset = System.out.charset();
    return charset.equals(StandardCharsets.US_ASCII) || charset.newEncoder().canEncode("✓✗…█░·");
  }

  private ParameterException mistake(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
