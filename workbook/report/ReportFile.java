package workbook.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workbook.lab.WholeFile;

/// The results in one of other people's formats, in a file that is written whole at the end.
public final class ReportFile implements Graded.Output {

  /// What a file is to hold.
  public enum Format {
    JUNIT_XML("<testsuite"),
    EXERCISM("\"version\": 3,"),
    GRADESCOPE("\"score\":");

    /// Stands near the start of every such file of ours.
    private final String mark;

    Format(String mark) {
      this.mark = mark;
    }

    private String text(List<Graded> all) {
      return switch (this) {
        case JUNIT_XML -> JUnitXml.of(all);
        case EXERCISM -> Exercism.of(all);
        case GRADESCOPE -> Gradescope.of(all);
      };
    }
  }

  private static final int START_BYTES = 1_000;

  private final Format format;
  private final Path file;
  private final List<Graded> all = new ArrayList<>();

  private ReportFile(Format format, Path file) {
    this.format = format;
    this.file = file;
  }

  /// Makes sure that the file can be written, and makes its folder, before there is anything to
  /// write.
  ///
  /// @throws Unwritable when it cannot, or must not: a file that holds something else is not ours
  public static ReportFile at(Path file, Format format) throws Unwritable {
    try {
      var target = file;
      if (Files.exists(file)) {
        refuseAnythingElse(file, format);
        // The file behind a link is replaced, not the link.
        target = file.toRealPath();
      }
      var folder = Files.createDirectories(target.toAbsolutePath().getParent());
      Files.delete(Files.createTempFile(folder, ".check", ".tmp"));
      return new ReportFile(format, target);
    } catch (IOException e) {
      throw new Unwritable("cannot be written: " + reason(e), "name a file in a folder of yours");
    }
  }

  private static void refuseAnythingElse(Path file, Format format) throws IOException, Unwritable {
    if (Files.isDirectory(file)) {
      throw new Unwritable("is a folder", "name a file in it: " + file.resolve("results"));
    } else if (!Files.isRegularFile(file)) {
      throw new Unwritable("is no file, so it cannot be replaced by one", "name a file");
    }
    try (var in = Files.newInputStream(file)) {
      var start = new String(in.readNBytes(START_BYTES), StandardCharsets.UTF_8);
      if (!start.isBlank() && !start.contains(format.mark)) {
        throw new Unwritable(
            "holds something other than such results, and is left as it is",
            "name another file, or remove this one");
      }
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException exists -> exists.getFile() + " is no folder";
      case AccessDeniedException denied -> "you have no right to " + denied.getFile();
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.toString();
    };
  }

  @Override
  public void made(List<Path> answers) {}

  @Override
  public void graded(Graded graded) {
    all.add(graded);
  }

  @Override
  public void end() {
    try {
      WholeFile.write(file, format.text(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Why a file cannot hold a report, and what to do about it.
  public static final class Unwritable extends Exception {
    private static final long serialVersionUID = 1;

    private Unwritable(String what, String next) {
      super(what + "\n  " + next);
    }
  }
}
