package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.lab.Metric;
import workbook.lab.Recording;
import workbook.lab.Rule;

/// Reads one page: what Markdown leaves open, it looks up, runs, computes and compares.
final class PageReader implements Markdown.Directives {

  private static final Pattern OUTSIDE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");

  private final Course course;
  private final Lesson lesson;
  private final Snippets snippets;
  private final Recordings recordings;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Binding> bindings = new ArrayList<>();
  private final Set<Target.ToFile> files = new LinkedHashSet<>();
  private final Set<Block.Asset> assets = new LinkedHashSet<>();
  private final List<Inline.Link> here = new ArrayList<>();

  /// The file being read: the page, or for a while one of its exercises.
  private Path file;

  PageReader(Course course, Lesson lesson, Snippets snippets) {
    this.course = course;
    this.lesson = lesson;
    this.snippets = snippets;
    this.recordings = new Recordings(course);
    this.file = lesson.page().file();
  }

  Page read() {
    var front = lesson.page();
    var text = Markdown.read(front.body(), front.bodyLine(), 0, this);
    var blocks = new ArrayList<>(text.blocks());
    for (var exercise : lesson.exercises()) {
      if (blocks.stream().noneMatch(b -> b instanceof Block.Task t && t.exercise() == exercise)) {
        blocks.add(task(exercise));
      }
    }
    anchors(blocks);
    var claims = claims(blocks);
    return new Page(
        lesson,
        List.copyOf(blocks),
        text.notes(),
        List.copyOf(bindings),
        claims,
        files,
        List.copyOf(assets),
        List.copyOf(problems));
  }

  // Links

  @Override
  public Inline link(Inline.Link link) {
    if (OUTSIDE.matcher(link.target()).matches()) {
      return new Inline.Reference(link.text(), new Target.Elsewhere(link.target()));
    }
    if (link.target().startsWith("#")) {
      here.add(link);
      return new Inline.Reference(link.text(), new Target.Here(link.target().substring(1)));
    }
    var path = path(link.target());
    if (isRecording(path) && !link.title().isEmpty()) {
      return bound(link, path);
    }
    return new Inline.Reference(link.text(), target(link, path));
  }

  private Target target(Inline.Link link, Path path) {
    if (!Files.exists(path) || !path.startsWith(course.root())) {
      problem(
          link.at().line(),
          "the link \"%s\" leads to no file of the course".formatted(link.target()),
          suggestion(path));
      return new Target.Nowhere(link.target());
    }
    var anchor = anchor(link.target());
    for (var other : course.lessons()) {
      if (path.equals(other.page().file())) {
        checkAnchor(link, other, anchor);
        return new Target.OtherLesson(other, anchor);
      }
      for (var exercise : other.exercises()) {
        if (path.equals(exercise.page())) {
          return new Target.ToExercise(exercise);
        }
      }
    }
    var target = new Target.ToFile(path, anchor);
    if (Files.isRegularFile(path)) {
      if (!anchor.isEmpty() && !isRecording(path)) {
        member(link, path, anchor);
      }
      files.add(target);
    }
    return target;
  }

  private String suggestion(Path path) {
    var folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "mend the link";
    }
    try (var files = Files.list(folder)) {
      var names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return Nearest.to(path.getFileName().toString(), names)
          .map(name -> "mend the link; perhaps " + name)
          .orElse("mend the link");
    } catch (IOException _) {
      return "mend the link";
    }
  }

  private void checkAnchor(Inline.Link link, Lesson other, String anchor) {
    if (anchor.isEmpty() || other == lesson) {
      return;
    }
    var quiet = new Headings();
    var text = Markdown.read(other.page().body(), 1, 0, quiet);
    missing(link, anchor, ids(text.blocks()));
  }

  private void anchors(List<Block> blocks) {
    var ids = ids(blocks);
    here.forEach(link -> missing(link, link.target().substring(1), ids));
  }

  private void missing(Inline.Link link, String anchor, List<String> ids) {
    if (!ids.contains(anchor)) {
      var nearest = Nearest.to(anchor, ids).map(id -> "; perhaps #" + id).orElse("");
      problem(
          link.at().line(),
          "the link \"%s\" leads to no heading".formatted(link.target()),
          "mend the link" + nearest);
    }
  }

  private static List<String> ids(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> block instanceof Block.Heading h ? Stream.of(h.id()) : Stream.empty())
        .toList();
  }

  private static boolean isRecording(Path path) {
    return path.getFileName() != null && path.getFileName().toString().endsWith(".json");
  }

  private Path path(String target) {
    var hash = target.indexOf('#');
    return file.resolveSibling(hash < 0 ? target : target.substring(0, hash)).normalize();
  }

  private static String anchor(String target) {
    var hash = target.indexOf('#');
    return hash < 0 ? "" : target.substring(hash + 1);
  }

  @Override
  public Inline image(Inline.Image image) {
    if (!OUTSIDE.matcher(image.target()).matches()) {
      var path = path(image.target());
      if (Files.isRegularFile(path) && path.startsWith(course.root())) {
        assets.add(new Block.Asset(image.target(), path));
      } else {
        problem(
            image.at().line(),
            "the image \"%s\" is no file of the course".formatted(image.target()),
            suggestion(path));
      }
    } else {
      problem(
          image.at().line(),
          "the image \"%s\" lies on another host".formatted(image.target()),
          "keep a copy beside the lesson, if its licence allows: the site works from disk");
    }
    return image;
  }

  @Override
  public void html(String text, int line) {
    var shown = text.lines().findFirst().orElse("");
    problem(line, "\"" + shown + "\" is raw HTML, which a terminal cannot show", "use Markdown");
  }

  // Links alone on a line

  @Override
  public Optional<Block> alone(Inline.Link link) {
    if (OUTSIDE.matcher(link.target()).matches() || link.target().startsWith("#")) {
      return Optional.empty();
    }
    var path = path(link.target());
    if (!Files.isRegularFile(path) || !path.startsWith(course.root())) {
      return Optional.empty();
    }
    var exercise =
        lesson.exercises().stream().filter(known -> known.page().equals(path)).findFirst();
    if (exercise.isPresent()) {
      return Optional.of(task(exercise.get()));
    }
    var anchor = anchor(link.target());
    if (isRecording(path)) {
      return anchor.isEmpty() ? Optional.empty() : Optional.of(figures(link, path, anchor));
    }
    return path.toString().endsWith(".md")
        ? Optional.empty()
        : Optional.of(listing(link, path, anchor));
  }

  private Block listing(Inline.Link link, Path path, String member) {
    var language = new Source(path, "").language();
    var part = member(link, path, member);
    if (part.isEmpty()) {
      return new Block.Paragraph(link.text());
    }
    files.add(new Target.ToFile(path, ""));
    var caption = Inline.plain(link.text());
    return new Block.Listing(caption, path, member, language, part.get().text(), part.get().line());
  }

  private Optional<Source.Part> member(Inline.Link link, Path path, String member) {
    try {
      var source = Source.read(path);
      var part = member.isEmpty() ? Optional.of(source.whole()) : source.member(member);
      if (part.isEmpty()) {
        var near = Nearest.to(member, source.members()).map(name -> "; perhaps #" + name).orElse("");
        problem(
            link.at().line(),
            "%s has no \"%s\"".formatted(path.getFileName(), member),
            "mend the link" + near);
      }
      return part;
    } catch (IOException e) {
      problem(
          link.at().line(),
          "%s cannot be read: %s".formatted(path.getFileName(), e.getMessage()),
          "save it as UTF-8");
      return Optional.empty();
    }
  }

  private Block.Task task(Exercise exercise) {
    var page = file;
    file = exercise.page();
    try {
      var text = Files.readString(exercise.page());
      var before = text.substring(0, Math.max(0, text.indexOf(exercise.task())));
      var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      var task = Markdown.read(exercise.task(), line, before.length(), this).blocks();
      var hints = new ArrayList<List<Block>>();
      for (var hint : exercise.hints()) {
        hints.add(Markdown.read(hint, line, before.length(), this).blocks());
      }
      var starter = Files.exists(exercise.starter())
          ? Source.read(exercise.starter()).whole().text()
          : "";
      return new Block.Task(exercise, task, hints, starter);
    } catch (IOException e) {
      throw new BadCourse(new Problem(file, 1, "cannot be read: " + e.getMessage(), "mend it"));
    } finally {
      file = page;
    }
  }

  // Recordings

  private Inline bound(Inline.Link link, Path path) {
    var text = Inline.plain(link.text());
    var binding = new Binding(relative(file), text, link.title(), path, link.at());
    recording(link, path)
        .flatMap(recording -> binding.problem(recording, lesson.alias()))
        .ifPresent(problems::add);
    bindings.add(binding);
    return new Inline.Bound(link.text(), binding);
  }

  private Optional<Recording> recording(Inline.Link link, Path path) {
    if (!Files.exists(path)) {
      problem(
          link.at().line(),
          "there is no " + relative(path),
          "run: jbang workbook record " + lesson.alias());
      return Optional.empty();
    }
    try {
      return Optional.of(recordings.read(path));
    } catch (IOException e) {
      problem(
          link.at().line(),
          "the recording cannot be read: " + e.getMessage(),
          "run: jbang workbook record " + lesson.alias());
      return Optional.empty();
    }
  }

  private Block figures(Inline.Link link, Path path, String actId) {
    var recording = recording(link, path);
    if (recording.isEmpty()) {
      return new Block.Paragraph(link.text());
    }
    var act = recording.get().act(actId);
    if (act.isEmpty()) {
      var known = recording.get().acts().stream().map(Recording.Act::id).toList();
      problem(
          link.at().line(),
          "the recording has no act \"%s\"; it has %s".formatted(actId, String.join(", ", known)),
          "mend the link" + Nearest.to(actId, known).map(id -> "; perhaps #" + id).orElse(""));
      return new Block.Paragraph(link.text());
    }
    var charted = charted(link, act.get());
    return new Block.Figures(
        Inline.plain(link.text()),
        recording.get(),
        act.get(),
        charted,
        best(link, act.get(), charted.getFirst()),
        recordings.yours(lesson.alias(), actId));
  }

  /// The metrics named after the colon of "collectors: wall and pauses"; else the first one.
  private List<Metric> charted(Inline.Link link, Recording.Act act) {
    var text = Inline.plain(link.text());
    var colon = text.indexOf(':');
    var metrics = new ArrayList<Metric>();
    if (colon >= 0) {
      for (var name : text.substring(colon + 1).split(",|\\band\\b")) {
        if (!name.isBlank()) {
          metric(link, act, name.strip()).ifPresent(metrics::add);
        }
      }
    }
    return metrics.isEmpty() ? act.metrics().stream().limit(1).toList() : metrics;
  }

  private Optional<Metric> metric(Inline.Link link, Recording.Act act, String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    var found =
        act.metrics().stream()
            .filter(
                metric ->
                    metric.id().equalsIgnoreCase(wanted) || metric.label().equalsIgnoreCase(wanted))
            .findFirst();
    if (found.isEmpty()) {
      var known = act.metrics().stream().flatMap(m -> Stream.of(m.id(), m.label()));
      var names = known.distinct().toList();
      problem(
          link.at().line(),
          "the act \"%s\" has no metric \"%s\"; it has %s"
              .formatted(act.id(), name, String.join(", ", names)),
          "mend the link" + Nearest.to(name, names).map(near -> "; perhaps " + near).orElse(""));
    }
    return found;
  }

  /// A link's title such as "highest served" says what the right answer is; else the first
  /// charted metric decides.
  private Rule best(Inline.Link link, Recording.Act act, Metric first) {
    // Less time and less memory are better, more of anything counted is.
    var usual = new Rule(first, first.unit() != Metric.Unit.COUNT);
    var words = link.title().strip().split("\\s+", 2);
    if (words.length == 2 && words[0].matches("lowest|highest")) {
      return metric(link, act, words[1])
          .map(metric -> new Rule(metric, words[0].equals("lowest")))
          .orElse(usual);
    }
    return usual;
  }

  // Code

  @Override
  public Block code(Block.Code code) {
    if (!code.language().equals("jsh")) {
      return code;
    }
    var ran = snippets.run(code.text());
    for (var mistake : ran.mistakes()) {
      problem(code.line() + mistake.line(), mistake.what(), "mend the snippet or what it expects");
    }
    return new Block.Session(ran.snippets());
  }

  // Claims

  private List<Claim> claims(List<Block> blocks) {
    var claims = new ArrayList<Claim>();
    for (var i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading heading
          && Claim.isClaim(Inline.plain(heading.text()))) {
        claim(heading, lineOfNext(blocks, i)).ifPresent(claims::add);
      }
    }
    for (var id : lesson.claims()) {
      if (claims.stream().noneMatch(claim -> claim.id().equals(id))) {
        problem(
            lesson.page().lineOf("claims"),
            "the claim \"%s\" is not answered".formatted(id),
            "add a section: ### Claim %s (0:00): holds".formatted(id));
      }
    }
    return claims;
  }

  /// The line on which the section of a heading ends: that of the next heading as high or higher.
  private static int lineOfNext(List<Block> blocks, int at) {
    var level = ((Block.Heading) blocks.get(at)).level();
    return blocks.stream()
        .skip(at + 1L)
        .filter(block -> block instanceof Block.Heading next && next.level() <= level)
        .map(block -> ((Block.Heading) block).line())
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private Optional<Claim> claim(Block.Heading heading, int end) {
    var page = relative(lesson.page().file());
    var evidence =
        (int)
            bindings.stream()
                .filter(binding -> binding.page().equals(page))
                .filter(b -> b.at().line() > heading.line() && b.at().line() < end)
                .count();
    var claim = Claim.parse(Inline.plain(heading.text()), heading.id(), evidence);
    if (claim.isEmpty()) {
      problem(
          heading.line(),
          "the heading answers a claim without a verdict",
          "write one of: holds, does not hold, holds only if …, too noisy to say");
      return claim;
    }
    var id = claim.get().id();
    if (!lesson.claims().contains(id)) {
      var near = Nearest.to(id, lesson.claims()).map(known -> "; perhaps " + known).orElse("");
      problem(
          heading.line(),
          "the claim \"%s\" is not in the page's front matter".formatted(id),
          "add it to claims" + near);
    }
    if (evidence == 0) {
      problem(
          heading.line(),
          "the claim \"%s\" has no evidence".formatted(id),
          "bind at least one number of its section to a recording");
    }
    return claim;
  }

  private void problem(int line, String what, String next) {
    problems.add(new Problem(relative(file), line, what, next));
  }

  private Path relative(Path path) {
    return path.startsWith(course.root()) ? course.root().relativize(path) : path;
  }

  /// Looks at the headings of another page and at nothing else.
  private static final class Headings implements Markdown.Directives {
    @Override
    public Inline link(Inline.Link link) {
      return link;
    }

    @Override
    public Optional<Block> alone(Inline.Link link) {
      return Optional.empty();
    }

    @Override
    public Inline image(Inline.Image image) {
      return image;
    }

    @Override
    public Block code(Block.Code code) {
      return code;
    }

    @Override
    public void html(String text, int line) {
      // that page's own reading will say so
    }
  }
}
