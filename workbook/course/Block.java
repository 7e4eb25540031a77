package workbook.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import workbook.lab.Metric;
import workbook.lab.Recording;

/// A part of a page, from top to bottom.
public sealed interface Block {

  /// @param id what a link to it names, as GitHub makes it of the text
  record Heading(int level, String id, List<Inline> text, int line) implements Block {}

  record Paragraph(List<Inline> text) implements Block {}

  /// Program text, or any text to be shown as it is.
  ///
  /// @param language the first word of the fence, or empty
  /// @param line of its first line of text
  record Code(String language, String text, int line) implements Block {}

  /// A fence that JShell has run.
  record Session(List<Snippet> snippets) implements Block {}

  /// @param output what jshell printed, line by line, without what the code itself says it prints
  record Snippet(String code, List<String> output) {}

  /// A part of a source file.
  ///
  /// @param caption what the author says it is
  /// @param language `java`, `python`, or the file's extension
  /// @param line of the file, from 1, on which the text starts
  record Listing(String caption, Path file, String member, String language, String text, int line)
      implements Block {}

  /// What a recording says of one act.
  ///
  /// @param charted what the author wants to see drawn, at least one
  /// @param yours the reader's own measurements of the same act, where there are any
  record Figures(
      String caption,
      Recording recording,
      Recording.Act act,
      List<Metric> charted,
      Optional<Yours> yours)
      implements Block {}

  /// The reader's own measurements.
  record Yours(Recording recording, Recording.Act act) {}

  /// How the verdict of a claim is computed, right under its heading.
  ///
  /// @param judgement what the lesson's recording makes of it; empty where it says nothing
  /// @param line of the fence
  record Ruling(VerdictRule rule, Optional<Judgement> judgement, int line) implements Block {

    /// What became of a condition of the rule.
    public Optional<Evidence> evidence(VerdictRule.Condition condition) {
      return judgement.map(found -> found.evidence(condition));
    }
  }

  /// An exercise, told where the page links to it.
  record Task(Exercise exercise, List<Block> task, List<List<Block>> hints, String starter)
      implements Block {}

  record Quote(List<Block> blocks) implements Block {}

  record Alert(Kind kind, List<Block> blocks) implements Block {
    /// As GitHub knows them.
    public enum Kind {
      NOTE,
      TIP,
      IMPORTANT,
      WARNING,
      CAUTION
    }
  }

  /// @param start the first number of an ordered list, 0 for bullets
  record Items(int start, List<Item> items) implements Block {}

  /// @param done a task's state; empty for an item that is no task
  record Item(Optional<Boolean> done, List<Block> blocks) {}

  record Table(List<Align> columns, List<List<Inline>> head, List<List<List<Inline>>> rows)
      implements Block {
    /// Of a column.
    public enum Align {
      LEFT,
      CENTER,
      RIGHT
    }
  }

  record Divider() implements Block {}

  /// An image that the page shows.
  ///
  /// @param written as the page names it, relative to the lesson
  record Asset(String written, Path file) {}
}
