package workbook.course;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs the `jsh` fences of one page, one after the other, in one session.
public interface Snippets extends AutoCloseable {

  /// @param mistakes where what ran is not what the page says
  record Ran(List<Block.Snippet> snippets, List<Mistake> mistakes) {}

  /// @param line within the code, from 0
  /// @param what was expected and what happened
  record Mistake(int line, String what) {}

  Ran run(String code);

  @Override
  default void close() {}

  /// Runs them with JShell; a snippet that takes longer than ten seconds is a mistake.
  static Snippets shell() {
    return shell(Duration.ofSeconds(10));
  }

  /// @param limit for each snippet
  static Snippets shell(Duration limit) {
    return new Shell(limit);
  }

  /// Runs with JShell only what is not in the file as it was run before, by this tool on this JDK.
  static Snippets kept(Path file) {
    var madeBy = Runtime.version() + "\n" + System.getProperty("java.class.path");
    return new KeptSnippets(file, madeBy, shell());
  }

  /// Shows the code and runs nothing.
  static Snippets asWritten() {
    return code -> new Ran(List.of(new Block.Snippet(code.stripTrailing(), List.of())), List.of());
  }
}
