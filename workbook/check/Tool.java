package workbook.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The tool that runs: its class path.
final class Tool {

  private Tool() {}

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /// What changes with it: the class path, which for JBang holds the sum of all sources, and the
  /// time and size of its first entry, which a person who compiles by hand changes.
  static String version() {
    var own = Path.of(classPath().split(File.pathSeparator)[0]);
    try {
      return classPath() + "\n" + Files.getLastModifiedTime(own).toMillis() + " " + Files.size(own);
    } catch (IOException _) {
      return classPath();
    }
  }
}
