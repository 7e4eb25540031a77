package workbook.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what a demo measured under `.workbook/` of the clone, or of the working folder when the
/// demo runs from elsewhere. A whole earlier run is not replaced by a quick one or by fewer rounds.
final class Results {

  private static final String PYTHON = "python";

  private final String lesson;
  private final boolean quick;
  private final Map<String, String> passport;
  private final Path folder;
  private final Map<String, Recording.Act> acts = new LinkedHashMap<>();

  Results(String lesson, boolean quick, Map<String, String> passport, Path folder) {
    this.lesson = lesson;
    this.quick = quick;
    this.passport = new LinkedHashMap<>(passport);
    this.folder = folder;
  }

  /// The clone that the launcher names, or the one around this folder, or this folder.
  static Path root() {
    var named = System.getenv("WORKBOOK_ROOT");
    if (named != null) {
      return Path.of(named);
    }
    var here = Path.of("").toAbsolutePath();
    for (var place = here; place != null; place = place.getParent()) {
      if (Files.isDirectory(place.resolve("lessons"))
          && Files.exists(place.resolve("jbang-catalog.json"))) {
        return place;
      }
    }
    return here;
  }

  /// How the reader starts the launcher from where they stand.
  static String launcher() {
    var root = root().toAbsolutePath();
    return root.equals(Path.of("").toAbsolutePath())
        ? "./jbang"
        : Job.line(List.of(root.resolve("jbang").toString()));
  }

  /// The folder that results are kept in: `.workbook` of the root, unless the environment variable
  /// WORKBOOK_RESULTS names another.
  static Path folder() {
    var named = System.getenv("WORKBOOK_RESULTS");
    return named == null ? root().resolve(".workbook") : Path.of(named);
  }

  /// Enters the interpreter of the companion into the passport.
  synchronized void python(String version) {
    passport.put(PYTHON, version);
  }

  /// Keeps the rounds that an act has finished so far.
  synchronized void keep(Recording.Act act) {
    acts.put(act.id(), act);
    follower().ifPresent(this::tell);
  }

  /// A file that somebody looks at while the demo runs, as the live site does: the environment
  /// variable WORKBOOK_ROUNDS names it.
  private static Optional<Path> follower() {
    return Optional.ofNullable(System.getenv("WORKBOOK_ROUNDS")).map(Path::of);
  }

  private void tell(Path follower) {
    try {
      WholeFile.write(follower, Json.document(recording().toJson()));
    } catch (IOException e) {
      // Who looks at it sees the next round, or the end.
    }
  }

  synchronized Recording recording() {
    return new Recording(lesson, Instant.now(), quick, passport, List.copyOf(acts.values()));
  }

  Path file() {
    return folder.resolve("results").resolve(lesson + ".json");
  }

  /// Writes the finished rounds.
  ///
  /// @return a sentence for the reader: where they are, or why they are nowhere
  synchronized String save() {
    try {
      if (acts.values().stream().allMatch(Results::isEmpty)) {
        return "No round was finished: nothing to save.";
      }
      var earlier = Files.exists(file()) ? saved() : Optional.<Recording>empty();
      var saved = earlier.map(Recording::acts).orElse(List.of());
      earlier
          .map(recording -> recording.passport().get(PYTHON))
          .ifPresent(python -> passport.putIfAbsent(PYTHON, python));
      if (quick && !saved.isEmpty()) {
        return "Not saved: " + shown() + " holds a whole run, and this was a quick one.";
      }
      WholeFile.write(file(), Json.document(merged(saved).toJson()));
      return "Saved to " + shown();
    } catch (IOException e) {
      return "Not saved: cannot write " + shown() + " (" + reason(e) + ").";
    }
  }

  /// An earlier whole run; none where it was quick, elsewhere, or cannot be read.
  private Optional<Recording> saved() {
    try {
      return Optional.of(Recording.read(file()))
          .filter(earlier -> !earlier.quick() && sameMachine(earlier.passport()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isEmpty(Recording.Act act) {
    return act.runs().stream().allMatch(run -> run.samples().isEmpty());
  }

  /// The Python is known only once its act has run.
  private boolean sameMachine(Map<String, String> other) {
    var mine = new LinkedHashMap<>(passport);
    var its = new LinkedHashMap<>(other);
    mine.remove(PYTHON);
    its.remove(PYTHON);
    return mine.equals(its);
  }

  private Recording merged(List<Recording.Act> saved) {
    var merged = new LinkedHashMap<String, Recording.Act>();
    saved.forEach(act -> merged.put(act.id(), act));
    for (var act : acts.values()) {
      merged.merge(act.id(), act, (old, now) -> now.rounds() >= old.rounds() ? now : old);
    }
    return new Recording(lesson, Instant.now(), quick, passport, List.copyOf(merged.values()));
  }

  /// Adds to the predictions that were made so far, in all lessons.
  ///
  /// @param right the ids of the runs that would have been right
  /// @param choices how many runs there were to choose from
  /// @return how many of them were right, or why that cannot be said
  String keepPrediction(String act, String said, List<String> right, int choices) {
    var now = Instant.now().toString();
    try {
      var one = new Predictions.One(lesson, act, said, right, choices, now);
      var all = Predictions.add(folder, one);
      var score = all.score();
      var again = all.repeats(one) ? "The first one that you made here counts. " : "";
      return "%sPredictions so far: %d of %d right.".formatted(again, score.right(), score.made());
    } catch (IOException e) {
      return "The prediction is not kept (" + reason(e) + ").";
    }
  }

  private String shown() {
    var here = Path.of("").toAbsolutePath();
    var file = file().toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.FileSystemException file && file.getReason() != null
        ? file.getReason()
        : e.getMessage();
  }
}
