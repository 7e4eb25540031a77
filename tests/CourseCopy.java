package tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import workbook.Workbook;
import workbook.cli.Surroundings;

/// A copy of the course in miniature that a test may break, and the tool run in it: in this
/// process, with streams, clock and environment of our own.
///
/// @param root its folder
/// @param typed what a person at the terminal types; nobody is there where it is empty
record CourseCopy(Path root, String typed, Map<String, String> environment) {

  static final String LESSON = "lessons/01-hello-gc/";
  static final String SOLUTIONS = "solutions/01-hello-gc/";

  /// @param folder an empty one
  static CourseCopy in(Path folder) {
    var original = Clone.root().resolve("tests/mini-course");
    // As deep as the original, beside what its scripts include by relative paths: a path in full
    // could hold a space, which JBang takes for the end of a name.
    var root = folder.resolve("tests/mini-course");
    var copy = new CourseCopy(root, "", Map.of("PATH", System.getenv("PATH")));
    for (var included : new String[] {"workbook/lab", "workbook/check"}) {
      copy(Clone.root().resolve(included), folder.resolve(included));
    }
    try (var files = Files.walk(original)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = original.relativize(file).toString();
        if (!name.matches("(answers|\\.workbook|build)/.*")) {
          copy.write(name, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.list(from)) {
      Files.createDirectories(to);
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same with a person at the terminal, who types these lines.
  CourseCopy typing(String lines) {
    return new CourseCopy(root, lines, environment);
  }

  CourseCopy with(String variable, String value) {
    var more = new TreeMap<>(environment);
    more.put(variable, value);
    return new CourseCopy(root, typed, more);
  }

  /// What a command prints and how it ends.
  Clone.Ran workbook(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var around =
        new Surroundings(
            new BufferedReader(new StringReader(typed)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            !typed.isEmpty(),
            root,
            Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC),
            environment);
    var exit = Workbook.run(around, args);
    return new Clone.Ran(exit, out.toString(), err.toString());
  }

  Path path(String name) {
    return root.resolve(name);
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CourseCopy write(String name, String text) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.write(path(name), text.getBytes(UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts one text in place of another, which must be there: else the test would break nothing.
  CourseCopy replace(String name, String old, String now) {
    var text = read(name);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(name + " has no \"" + old + "\"");
    }
    return write(name, text.replace(old, now));
  }

  CourseCopy delete(String name) {
    try {
      Files.delete(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
