package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workbook.lab.Nearest;

/// Follows the links of a page inside the course, and complains of those that lead nowhere.
final class Links {

  private record Here(Path file, Inline.Link link) {}

  private final Course course;
  private final Complaints complaints;
  private final Set<Target.ToFile> files = new LinkedHashSet<>();
  private final List<Here> here = new ArrayList<>();

  Links(Course course, Complaints complaints) {
    this.course = course;
    this.complaints = complaints;
  }

  /// The files, other than pages, that it was led to.
  Set<Target.ToFile> files() {
    return files;
  }

  /// @param file that has the link
  Target target(Path file, Inline.Link link, Path path) {
    if (!Files.exists(path) || !path.startsWith(course.root())) {
      complaints.add(
          file,
          link.at().line(),
          "the link \"%s\" leads to no file of the course".formatted(link.target()),
          suggestion(path));
      return new Target.Nowhere(link.target());
    }
    var anchor = anchor(link.target());
    for (var other : course.lessons()) {
      if (path.equals(other.page().file())) {
        checkAnchor(file, link, other, anchor);
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
        member(file, link, path, anchor);
      }
      files.add(target);
    }
    return target;
  }

  String suggestion(Path path) {
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

  private void checkAnchor(Path file, Inline.Link link, Lesson other, String anchor) {
    if (!anchor.isEmpty()) {
      missing(file, link, anchor, Headings.ids(other.page().body()));
    }
  }

  /// A link to a heading of the same page, to be looked up when all of them are known.
  void later(Path file, Inline.Link link) {
    here.add(new Here(file, link));
  }

  void anchors(List<Block> blocks) {
    var ids = Headings.ids(blocks);
    here.forEach(one -> missing(one.file, one.link, one.link.target().substring(1), ids));
  }

  private void missing(Path file, Inline.Link link, String anchor, List<String> ids) {
    if (!ids.contains(anchor)) {
      var nearest = Nearest.to(anchor, ids).map(id -> "; perhaps #" + id).orElse("");
      complaints.add(
          file,
          link.at().line(),
          "the link \"%s\" leads to no heading".formatted(link.target()),
          "mend the link" + nearest);
    }
  }

  /// The part of a source file that a link names; all of it where it names none.
  Optional<Source.Part> member(Path file, Inline.Link link, Path path, String member) {
    try {
      var source = Source.read(path);
      var part = member.isEmpty() ? Optional.of(source.whole()) : source.member(member);
      if (part.isEmpty()) {
        var near =
            Nearest.to(member, source.members()).map(name -> "; perhaps #" + name).orElse("");
        complaints.add(
            file,
            link.at().line(),
            "%s has no \"%s\"".formatted(path.getFileName(), member),
            "mend the link" + near);
      }
      return part;
    } catch (IOException e) {
      complaints.add(
          file,
          link.at().line(),
          "%s cannot be read: %s".formatted(path.getFileName(), e.getMessage()),
          "save it as UTF-8");
      return Optional.empty();
    }
  }

  static boolean isRecording(Path path) {
    return path.getFileName() != null && path.getFileName().toString().endsWith(".json");
  }

  static String anchor(String target) {
    var hash = target.indexOf('#');
    return hash < 0 ? "" : target.substring(hash + 1);
  }
}
