package workbook.course;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A source file that a page shows parts of. Members are found by their simple names: in Java with
/// the compiler's own parser, in Python by `def`, `class` and indentation.
public record Source(Path file, String text) {

  /// @param line of the file on which the text starts, from 1
  public record Part(String text, int line) {}

  private static final Pattern HEADER = Pattern.compile("(///usr/bin/env jbang|//[A-Z_]+ |#!).*");
  private static final Pattern DEFINITION =
      Pattern.compile("\\s*(?:async\\s+)?(?:def|class)\\s+(\\w+)");

  public static Source read(Path file) throws IOException {
    return new Source(file, Files.readString(file).replace("\r\n", "\n"));
  }

  String language() {
    var name = file.getFileName().toString();
    var extension = name.substring(name.lastIndexOf('.') + 1);
    return extension.equals("py") ? "python" : extension;
  }

  /// The file without the lines that are there for JBang.
  public Part whole() {
    var lines = text.lines().toList();
    var first = 0;
    while (first < lines.size()
        && (lines.get(first).isBlank() || HEADER.matcher(lines.get(first)).matches())) {
      first++;
    }
    return part(lines, first, lines.size());
  }

  Optional<Part> member(String name) {
    return switch (language()) {
      case "java" -> java(name);
      case "python" -> python(name);
      default -> Optional.empty();
    };
  }

  /// The simple names of all members, for a suggestion.
  List<String> members() {
    return switch (language()) {
      case "java" -> javaMembers().stream().map(Member::name).toList();
      case "python" ->
          text.lines()
              .map(line -> DEFINITION.matcher(line))
              .filter(java.util.regex.Matcher::lookingAt)
              .map(match -> match.group(1))
              .toList();
      default -> List.of();
    };
  }

  /// @param start its first character, its comment not counted
  /// @param end one after its last
  private record Member(String name, int start, int end) {}

  private Optional<Part> java(String name) {
    var lines = text.lines().toList();
    return javaMembers().stream()
        .filter(member -> member.name.equals(name))
        .findFirst()
        .map(
            member -> {
              var first = lineOf(member.start);
              while (first > 0 && isComment(lines.get(first - 1).strip())) {
                first--;
              }
              return part(lines, first, lineOf(member.end - 1) + 1);
            });
  }

  private static boolean isComment(String line) {
    return line.startsWith("//") && !HEADER.matcher(line).matches()
        || line.startsWith("/*")
        || line.startsWith("*");
  }

  private int lineOf(int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private List<Member> javaMembers() {
    var members = new ArrayList<Member>();
    var tree = JavaTree.of(text);
    for (var unit : tree.units()) {
      unit.getTypeDecls().forEach(type -> collect(type, unit, tree.positions(), members));
    }
    return members;
  }

  private static void collect(
      Tree tree, CompilationUnitTree unit, SourcePositions positions, List<Member> members) {
    var start = (int) positions.getStartPosition(unit, tree);
    var end = (int) positions.getEndPosition(unit, tree);
    switch (tree) {
      case ClassTree type -> {
        // The class of a compact source file has no place of its own.
        if (start >= 0 && end > start) {
          members.add(new Member(type.getSimpleName().toString(), start, end));
        }
        type.getMembers().forEach(member -> collect(member, unit, positions, members));
      }
      case MethodTree method when end > start ->
          members.add(new Member(method.getName().toString(), start, end));
      case VariableTree field when end > start ->
          members.add(new Member(field.getName().toString(), start, end));
      default -> {
        // an initializer has no name to be found by
      }
    }
  }

  private Optional<Part> python(String name) {
    var lines = text.lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      var definition = DEFINITION.matcher(lines.get(i));
      if (definition.lookingAt() && definition.group(1).equals(name)) {
        return Optional.of(part(lines, pythonStart(lines, i), pythonEnd(lines, i)));
      }
    }
    return Optional.empty();
  }

  private static int pythonStart(List<String> lines, int definition) {
    var first = definition;
    while (first > 0
        && lines.get(first - 1).strip().matches("[#@].*")
        && !HEADER.matcher(lines.get(first - 1)).matches()) {
      first--;
    }
    return first;
  }

  /// The body ends before the next line that is indented no deeper than its head.
  private static int pythonEnd(List<String> lines, int definition) {
    var depth = indent(lines.get(definition));
    var end = definition + 1;
    for (var i = definition + 1; i < lines.size(); i++) {
      var line = lines.get(i);
      if (!line.isBlank()) {
        // A closing bracket of the head may stand at its own depth.
        if (indent(line) <= depth && !line.strip().startsWith(")")) {
          break;
        }
        end = i + 1;
      }
    }
    return end;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static Part part(List<String> lines, int first, int end) {
    return new Part(String.join("\n", lines.subList(first, end)).stripIndent() + "\n", first + 1);
  }
}
