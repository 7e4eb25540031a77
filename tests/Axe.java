package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// Deque's axe, which looks for what shuts readers out, let into a page of a browser.
///
/// @param script the library's own
record Axe(String script) {

  private static final String LIBRARY = "com.deque.html.axe-core:selenium:4.11.1";

  /// All that is hidden until a reader asks for it is shown first.
  private static final String RUN =
      """
      (async () => {
        document.querySelectorAll(".quiz:not(.done) .choices button:first-child")
          .forEach((one) => one.click());
        document.querySelectorAll("details").forEach((one) => (one.open = true));
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const found = await axe.run({ runOnly: tags });
        return found.violations
          .flatMap((one) => one.nodes.map((node) => one.id + " " + node.html.slice(0, 160)))
          .join("\\n");
      })()
      """;

  /// The script lies in a library's jar. Without a network the test is skipped; CI has one, and
  /// there that is a failure.
  static Axe fetch(Path folder) throws Exception {
    var source = folder.resolve("Axe.java");
    Files.writeString(source, "//DEPS " + LIBRARY + "\nvoid main() {}\n");
    var ran = Clone.jbang("info", "classpath", source.toString()).run();
    fetched(ran);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    for (var jar : ran.out().strip().split(File.pathSeparator)) {
      if (!Files.exists(Path.of(jar))) {
        continue; // the jar of the source above, which nobody has built
      }
      try (var content = new ZipFile(jar)) {
        var script = content.getEntry("axe.min.js");
        if (script != null) {
          return new Axe(new String(content.getInputStream(script).readAllBytes(), UTF_8));
        }
      }
    }
    throw new AssertionError("no axe.min.js in " + LIBRARY);
  }

  static void fetched(Clone.Ran ran) {
    var missing = ran.exit() != 0 && ran.err().contains("Could not resolve");
    assumeTrue(!missing || System.getenv("CI") != null, ran.err());
    assertThat(missing).as(ran.toString()).isFalse();
  }

  /// What it finds on the page that the tab shows, a line each; empty where it finds nothing.
  String problems(Tab tab) throws Exception {
    tab.evaluate(script + "; true");
    return String.valueOf(tab.evaluate(RUN));
  }
}
