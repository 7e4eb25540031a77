package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import workbook.lab.Recording;

/// The recordings that a page names, each read once.
final class Recordings {

  private final Course course;
  private final Map<Path, Recording> read = new HashMap<>();

  Recordings(Course course) {
    this.course = course;
  }

  Recording read(Path file) throws IOException {
    var known = read.get(file);
    if (known != null) {
      return known;
    }
    var recording = Recording.read(file);
    read.put(file, recording);
    return recording;
  }

  /// What this machine measured of the same act, if it is readable: a reader's broken file is no
  /// fault of the page. What it measures just now comes first.
  Optional<Block.Yours> yours(String lesson, String act) {
    return yours(course.rounds(lesson), act).or(() -> yours(course.results(lesson), act));
  }

  private Optional<Block.Yours> yours(Path file, String act) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var recording = read(file);
      return recording.act(act).map(found -> new Block.Yours(recording, found));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
