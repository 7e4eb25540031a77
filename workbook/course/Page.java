package workbook.course;

//SOURCES Binding.java
//SOURCES Block.java
//SOURCES Claim.java
//SOURCES ClaimReader.java
//SOURCES Claims.java
//SOURCES ClaimsFile.java
//SOURCES Comparison.java
//SOURCES Complaints.java
//SOURCES Course.java
//SOURCES Effort.java
//SOURCES Engine.java
//SOURCES Evidence.java
//SOURCES Expression.java
//SOURCES FigureReader.java
//SOURCES Generated.java
//SOURCES Glossary.java
//SOURCES Headings.java
//SOURCES Inline.java
//SOURCES Interval.java
//SOURCES JavaTree.java
//SOURCES JdkApi.java
//SOURCES Judgement.java
//SOURCES KeptSnippets.java
//SOURCES Links.java
//SOURCES LinksOutside.java
//SOURCES Markdown.java
//SOURCES PageReader.java
//SOURCES Printed.java
//SOURCES Quantity.java
//SOURCES Readme.java
//SOURCES Recordings.java
//SOURCES Reliance.java
//SOURCES Shell.java
//SOURCES Snippets.java
//SOURCES Source.java
//SOURCES Statement.java
//SOURCES Target.java
//SOURCES TestMethods.java
//SOURCES Verdict.java
//SOURCES VerdictRule.java
//SOURCES ../lab/Figures.java

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workbook.lab.Recording;

/// A lesson's page with all its directives done: listings cut out, snippets run, numbers compared
/// with their recordings, links followed. Whoever shows it has only to choose how it looks.
///
/// @param notes the footnotes, in the order in which the page refers to them
/// @param bindings every bound number and order, in the order of the page
/// @param claims those its headings answer
/// @param files of the course that it links to, other than pages
/// @param problems all that is wrong with it; a page without any may be published
public record Page(
    Lesson lesson,
    List<Block> blocks,
    List<List<Block>> notes,
    List<Binding> bindings,
    List<Claim> claims,
    Set<Target.ToFile> files,
    List<Block.Asset> assets,
    List<Problem> problems) {

  /// What a new recording makes of a page.
  ///
  /// @param text the whole file, with the numbers that it could rewrite
  /// @param refused the sentences that a person has to rewrite
  public record Rebound(String text, List<Problem> refused) {}

  /// Reads it, and runs its snippets with `snippets`; the caller closes them.
  public static Page read(Course course, Lesson lesson, Snippets snippets) {
    return new PageReader(course, lesson, snippets).read();
  }

  /// Reads it and runs its snippets with JShell.
  public static Page read(Course course, Lesson lesson) {
    try (var shell = Snippets.shell()) {
      return read(course, lesson, shell);
    }
  }

  /// The title stands in the front matter; a heading that repeats it is for plain viewers.
  public List<Block> withoutTitle() {
    return blocks.stream()
        .filter(block -> !(block instanceof Block.Heading heading && heading.level() == 1))
        .toList();
  }

  /// What the page tells of one of its lesson's exercises.
  public Block.Task task(Exercise exercise) {
    return blocks.stream()
        .filter(Block.Task.class::isInstance)
        .map(Block.Task.class::cast)
        .filter(task -> task.exercise().equals(exercise))
        .findFirst()
        .orElseThrow();
  }

  /// The file of the page as this recording wants it: every number bound to the lesson's
  /// `recording.json` is rewritten at its printed precision, unless its sentence would turn false.
  public static Rebound rebound(Course course, Lesson lesson, Recording recording) {
    var page = read(course, lesson, Snippets.asWritten());
    var file = lesson.page().file();
    var bound =
        page.bindings.stream()
            .filter(binding -> binding.recording().equals(lesson.recording()))
            .filter(binding -> course.root().resolve(binding.page()).equals(file))
            .sorted(Comparator.comparingInt((Binding binding) -> binding.at().start()).reversed())
            .toList();
    var body = new StringBuilder(lesson.page().body());
    var refused = new ArrayList<Problem>();
    // From the end to the front, so that the places before a change stay where they are.
    for (var binding : bound) {
      switch (binding.updated(recording)) {
        case Binding.Update.Same _ -> {
          // nothing to write
        }
        case Binding.Update.Rewritten(var text) ->
            body.replace(binding.at().start(), binding.at().end(), text);
        case Binding.Update.Refused(var problem) -> refused.addFirst(problem);
      }
    }
    page.claims.forEach(claim -> page.refused(claim, recording).ifPresent(refused::add));
    refused.replaceAll(problem -> problem.seenFrom(course.root()));
    return new Rebound(head(lesson) + body, refused);
  }

  /// A verdict is not rewritten: all that its section says would have to follow.
  private Optional<Problem> refused(Claim claim, Recording recording) {
    if (claim.rule().isEmpty()) {
      return Optional.empty();
    }
    try {
      var judged = claim.rule().get().judge(recording);
      return judged.verdict().equals(claim.verdict())
          ? Optional.empty()
          : Optional.of(
              byHand(
                  claim.line(),
                  "the heading says \"%s\", the new recording makes it \"%s\"\n%s"
                      .formatted(claim.verdict(), judged.verdict(), judged.why())));
    } catch (VerdictRule.Unjudged e) {
      var first = e.mistakes.getFirst();
      return Optional.of(byHand(first.line(), first.what()));
    }
  }

  private Problem byHand(int line, String what) {
    return new Problem(
        lesson.page().file(),
        line,
        what,
        "the section no longer holds: rewrite its heading and what it says by hand");
  }

  private static String head(Lesson lesson) {
    try {
      var lines = Files.readString(lesson.page().file()).lines().toList();
      return String.join("\n", lines.subList(0, lesson.page().bodyLine() - 1)) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
