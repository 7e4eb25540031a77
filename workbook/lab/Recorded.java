package workbook.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/// Our recording of an act, for a machine that cannot make it.
record Recorded(Recording recording, Recording.Act act) {

  private static final String FILE = "recording.json";

  /// Nothing where there is no recording of this act, or none within reach.
  static Optional<Recorded> of(String lesson, String act) {
    try {
      var recording = recording(lesson);
      return recording
          .flatMap(found -> found.act(act).map(measured -> new Recorded(found, measured)))
          .filter(found -> found.act.rounds() > 0);
    } catch (IOException | RuntimeException e) {
      // A recording that cannot be read is told by `verify`; here it is as good as none.
      return Optional.empty();
    }
  }

  /// In the clone, else beside the demo where it was started from a remote alias.
  private static Optional<Recording> recording(String lesson) throws IOException {
    var file = Setting.folder(lesson).map(folder -> folder.resolve(FILE)).filter(Files::exists);
    if (file.isPresent()) {
      return Optional.of(Recording.read(file.get()));
    }
    try (InputStream in = ClassLoader.getSystemResourceAsStream(FILE)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              Recording.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), FILE));
    }
  }

  /// Prints its table, and says that it is not of this machine.
  void print(Bench bench) {
    var passport = recording.passport();
    var head =
        "What it gave where we recorded it: %s, %s cores, %s."
            .formatted(
                passport.getOrDefault("cpu", "an unnamed processor"),
                passport.getOrDefault("cores", "some"),
                recording.date());
    bench.out().println();
    bench.out().println("  " + bench.paint().bold(head));
    new Table(bench.out(), bench.paint()).print(act);
  }
}
