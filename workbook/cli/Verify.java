package workbook.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Problem;
import workbook.lab.Json;
import workbook.lab.Nearest;
import workbook.verify.ExpectedSkips;
import workbook.verify.Findings;
import workbook.verify.Proof;
import workbook.verify.Skip;
import workbook.verify.Standing;

/// `./jbang workbook verify`
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Lets the course prove itself: its answers, pages, demos and files.",
    footer = {
      "",
      "PART is one of: files, drafts, headers, sources, names, generated, recordings, pages,",
      "answers, demos. They are proven in this order.",
      "With CI=true a skip fails unless .ci/expected-skips names it.",
      "",
      "Examples:",
      "  ./jbang workbook verify",
      "  ./jbang workbook verify --only answers,pages",
      "  ./jbang workbook verify --json"
    })
public final class Verify implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Option(names = "--only", paramLabel = "PART", split = ",", description = "Prove only these.")
  private List<String> only = List.of();

  @Option(names = "--json", description = "Print one JSON document instead.")
  private boolean json;

  private final Surroundings around;

  public Verify(Surroundings around) {
    this.around = around;
  }

  /// What one proof came to; an unexpected skip is among the problems too.
  private record Part(
      Proof proof,
      List<Problem> problems,
      List<Skip> skips,
      List<Standing> standings,
      Duration took) {}

  @Override
  public Integer call() {
    var proofs = wanted(Proof.all(around.environment()));
    var read = course.read(around).whole();
    var expected = new ExpectedSkips(read, around.environment());
    var parts = new ArrayList<Part>();
    for (var proof : proofs) {
      var part = examine(proof, read, expected);
      parts.add(part);
      if (!json) {
        print(part);
      }
    }
    var proven = parts.stream().allMatch(part -> part.problems().isEmpty());
    if (json) {
      around.out().print(Json.document(document(read, proven, parts)));
      around.out().flush();
    } else {
      around.out().println(closing(parts));
    }
    return proven ? Exit.FINE : Exit.FAILED;
  }

  private List<Proof> wanted(List<Proof> all) {
    var names = all.stream().map(Proof::name).toList();
    for (var name : only) {
      if (!names.contains(name)) {
        throw new BadCourse("no part \"%s\"\n  %s".formatted(name, Nearest.orAll(name, names)));
      }
    }
    return all.stream().filter(proof -> only.isEmpty() || only.contains(proof.name())).toList();
  }

  private Part examine(Proof proof, Course course, ExpectedSkips expected) {
    var progress = progress();
    progress.accept(around.paint().bold(proof.name()) + ": " + proof.claim());
    var findings = new Findings(course, line -> progress.accept(around.paint().dim("  " + line)));
    var start = System.nanoTime();
    proof.examine(course, findings);
    var problems = new ArrayList<>(findings.problems());
    for (var skip : findings.skips()) {
      expected.problem(course, skip).ifPresent(problems::add);
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new Part(proof, problems, findings.skips(), findings.standings(), took);
  }

  private Consumer<String> progress() {
    return json ? _ -> {} : around.out()::println;
  }

  private void print(Part part) {
    var paint = around.paint();
    new StandingsTable(around.out(), paint).print(part.standings());
    for (var skip : part.skips()) {
      around.out().println("  " + paint.yellow("- skipped " + skip.id()) + ": " + skip.why());
    }
    part.problems().forEach(new ProblemText(around)::print);
    if (part.problems().isEmpty()) {
      around.out().printf("  %s %.1f s%n", paint.green("✓"), part.took().toMillis() / 1000.0);
    }
  }

  private static String closing(List<Part> parts) {
    var skips = parts.stream().mapToInt(part -> part.skips().size()).sum();
    var problems = parts.stream().mapToInt(part -> part.problems().size()).sum();
    var proven = parts.stream().filter(part -> part.problems().isEmpty()).count();
    var said = new ArrayList<String>();
    said.add(proven + " of " + parts.size() + " parts proven");
    said.add(problems == 1 ? "1 problem" : problems + " problems");
    if (skips > 0) {
      said.add(skips + " skipped");
    }
    return System.lineSeparator() + String.join(", ", said);
  }

  private static Map<String, Object> document(Course course, boolean proven, List<Part> parts) {
    var document = new LinkedHashMap<String, Object>();
    document.put("course", course.root().toString());
    document.put("proven", proven);
    document.put("parts", parts.stream().map(Verify::document).toList());
    return document;
  }

  private static Map<String, Object> document(Part part) {
    var document = new LinkedHashMap<String, Object>();
    document.put("part", part.proof().name());
    document.put("seconds", part.took().toMillis() / 1000.0);
    document.put(
        "problems",
        part.problems().stream()
            .map(
                problem ->
                    Map.of(
                        "file", problem.file().toString(),
                        "line", problem.line(),
                        "what", problem.what(),
                        "next", problem.next()))
            .toList());
    document.put(
        "skipped",
        part.skips().stream().map(skip -> Map.of("id", skip.id(), "why", skip.why())).toList());
    if (!part.standings().isEmpty()) {
      document.put("exercises", part.standings().stream().map(StandingsTable::document).toList());
    }
    return document;
  }
}
