package site;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import workbook.course.BadCourse;

/// The folder a site is written to. It is built beside its place and moved there when it is whole,
/// so that a reader never meets half a site and a failed build leaves the last one standing.
final class Output implements AutoCloseable {

  private static final String MARKER = ".workbook-site";

  private final Path place;
  private final Path building;

  private Output(Path place, Path building) {
    this.place = place;
    this.building = building;
  }

  /// @throws BadCourse when the place holds something that is no site of ours
  static Output at(Path place) throws IOException {
    var absolute = place.toAbsolutePath().normalize();
    if (Files.exists(absolute) && !isOurs(absolute)) {
      throw new BadCourse(
          place
              + " holds something that is not a site of the workbook, so it is left alone\n"
              + "  name another folder, or empty this one: site build --out DIR");
    }
    var parent = Files.createDirectories(absolute.getParent());
    var building = Files.createTempDirectory(parent, ".site-");
    Files.writeString(
        building.resolve(MARKER), "Made by the workbook, and replaced whole by its next build.\n");
    return new Output(absolute, building);
  }

  private static boolean isOurs(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (var content = Files.list(place)) {
      return Files.exists(place.resolve(MARKER)) || content.findAny().isEmpty();
    }
  }

  /// Threads may write beside each other, each another file.
  void write(String name, Site.Content content) throws IOException {
    var file = building.resolve(name).normalize();
    if (!file.startsWith(building)) {
      throw new IOException(name + " would be written out of the site");
    }
    Files.createDirectories(file.getParent());
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.write(out);
    }
  }

  /// Puts what was written in its place.
  void publish() throws IOException {
    var old = building.resolveSibling(building.getFileName() + "-old");
    if (Files.exists(place)) {
      move(place, old);
    }
    move(building, place);
    delete(old);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Leaves nothing behind of a build that did not get to its end.
  @Override
  public void close() throws IOException {
    delete(building);
  }
}
