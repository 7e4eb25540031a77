package workbook.lab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Where a shell finds programs.
public final class SearchPath {

  private SearchPath() {}

  /// The first of this name in the folders of `PATH`.
  public static Optional<Path> find(Map<String, String> environment, String program) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
