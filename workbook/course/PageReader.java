package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import workbook.lab.Recording;

/// Reads one page: what Markdown leaves open, it looks up, runs, computes and compares.
final class PageReader implements Markdown.Directives {

  private static final Pattern OUTSIDE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");

  private final Course course;
  private final Lesson lesson;
  private final Snippets snippets;
  private final Recordings recordings;
  private final Complaints complaints;
  private final Links links;
  private final List<Binding> bindings = new ArrayList<>();
  private final Set<Block.Asset> assets = new LinkedHashSet<>();
  private final Set<Path> missing = new HashSet<>();

  /// The file being read: the page, or for a while one of its exercises.
  private Path file;

  PageReader(Course course, Lesson lesson, Snippets snippets) {
    this.course = course;
    this.lesson = lesson;
    this.snippets = snippets;
    this.recordings = new Recordings(course);
    this.complaints = new Complaints(course);
    this.links = new Links(course, complaints);
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
    links.anchors(blocks);
    var claims = new ClaimReader(lesson, bindings, complaints).read(blocks);
    return new Page(
        lesson,
        List.copyOf(blocks),
        text.notes(),
        List.copyOf(bindings),
        claims,
        links.files(),
        List.copyOf(assets),
        complaints.all());
  }

  // Links

  @Override
  public Inline link(Inline.Link link) {
    if (OUTSIDE.matcher(link.target()).matches()) {
      JdkApi.wrong(link.target())
          .ifPresent(
              wrong ->
                  problem(
                      link.at().line(),
                      "the link to the JDK's documentation leads nowhere: " + wrong,
                      "mend the link"));
      return new Inline.Reference(link.text(), new Target.Elsewhere(link.target()));
    }
    if (link.target().startsWith("#")) {
      links.later(file, link);
      return new Inline.Reference(link.text(), new Target.Here(link.target().substring(1)));
    }
    var path = path(link.target());
    if (Links.isRecording(path) && !link.title().isEmpty()) {
      return bound(link, path);
    }
    return new Inline.Reference(link.text(), links.target(file, link, path));
  }

  private Path path(String target) {
    var hash = target.indexOf('#');
    return file.resolveSibling(hash < 0 ? target : target.substring(0, hash)).normalize();
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
            links.suggestion(path));
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

  @Override
  public void tooDeep(int line) {
    problem(line, "this is nested too deeply to be read", "take some of the marks out");
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
    var anchor = Links.anchor(link.target());
    if (Links.isRecording(path)) {
      return anchor.isEmpty() ? Optional.empty() : Optional.of(figures(link, path, anchor));
    }
    return path.toString().endsWith(".md")
        ? Optional.empty()
        : Optional.of(listing(link, path, anchor));
  }

  private Block listing(Inline.Link link, Path path, String member) {
    var language = new Source(path, "").language();
    var part = links.member(file, link, path, member);
    if (part.isEmpty()) {
      return new Block.Paragraph(link.text());
    }
    links.files().add(new Target.ToFile(path, ""));
    var caption = Inline.plain(link.text());
    return new Block.Listing(caption, path, member, language, part.get().text(), part.get().line());
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
      var starter =
          Files.exists(exercise.starter()) ? Source.read(exercise.starter()).whole().text() : "";
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
    var binding = new Binding(complaints.relative(file), text, link.title(), path, link.at());
    recording(link, path)
        .flatMap(recording -> binding.problem(recording, lesson.alias()))
        .ifPresent(complaints::add);
    bindings.add(binding);
    return new Inline.Bound(link.text(), binding);
  }

  private Optional<Recording> recording(Inline.Link link, Path path) {
    return recording(path, link.at().line());
  }

  private Optional<Recording> recording(Path path, int line) {
    if (!Files.exists(path)) {
      // Said once: a page whose recording is still to be made has many numbers.
      if (missing.add(path)) {
        problem(
            line,
            "there is no " + complaints.relative(path),
            "run: ./jbang workbook record " + lesson.alias());
      }
      return Optional.empty();
    }
    try {
      return Optional.of(recordings.read(path));
    } catch (IOException e) {
      problem(
          line,
          "the recording cannot be read: " + e.getMessage(),
          "run: ./jbang workbook record " + lesson.alias());
      return Optional.empty();
    }
  }

  private Block figures(Inline.Link link, Path path, String act) {
    var reader = new FigureReader(file, lesson, recordings, complaints);
    return recording(link, path)
        .map(recording -> reader.read(link, recording, act))
        .orElseGet(() -> new Block.Paragraph(link.text()));
  }

  // Code

  @Override
  public Block code(Block.Code code) {
    return switch (code.language()) {
      case "jsh" -> session(code);
      case "verdict" -> ruling(code);
      default -> code;
    };
  }

  private Block session(Block.Code code) {
    var ran = snippets.run(code.text());
    for (var mistake : ran.mistakes()) {
      problem(code.line() + mistake.line(), mistake.what(), "mend the snippet or what it expects");
    }
    return new Block.Session(ran.snippets());
  }

  // Claims

  private Block ruling(Block.Code code) {
    var parsed = VerdictRule.parse(code.text(), code.line());
    mistakes(parsed.mistakes());
    var judgement =
        parsed.mistakes().isEmpty()
            ? recording(lesson.recording(), code.line())
                .flatMap(found -> judge(parsed.rule(), found))
            : Optional.<Judgement>empty();
    return new Block.Ruling(parsed.rule(), judgement, code.line());
  }

  private Optional<Judgement> judge(VerdictRule rule, Recording recording) {
    try {
      return Optional.of(rule.judge(recording));
    } catch (VerdictRule.Unjudged e) {
      mistakes(e.mistakes);
      return Optional.empty();
    }
  }

  private void mistakes(List<VerdictRule.Mistake> mistakes) {
    mistakes.forEach(mistake -> problem(mistake.line(), mistake.what(), mistake.next()));
  }

  private void problem(int line, String what, String next) {
    complaints.add(file, line, what, next);
  }
}
