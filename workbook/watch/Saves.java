package workbook.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import workbook.course.Exercise;

/// Tells which answers were saved: looks at the files, again and again.
///
/// Events of the file system make it look sooner, and it does without them: they do not come from
/// network mounts and some containers, come seconds late on macOS, and say nothing about whether
/// the editor is done. A look at one file costs microseconds: at the one in front at each call, at
/// the others at each 10th and after an event, and at contents at each 25th, for those who write
/// twice within one tick of the file's clock.
final class Saves {
  private static final int OTHERS_EVERY = 10;
  private static final int CONTENTS_EVERY = 25;

  /// How long a file must lie still that looks whole: an editor that writes it again later only
  /// makes the first grading one in vain.
  private static final Duration QUIET = Duration.ofMillis(3);

  /// How long one that looks half-written may still grow.
  private static final Duration HALF = Duration.ofMillis(200);

  /// How long one that is gone may take to come back.
  private static final Duration GONE = Duration.ofSeconds(1);

  private final Map<String, Watched> files = new LinkedHashMap<>();
  private final LongSupplier nanos;
  private String front = "";
  private int looks = 0;
  private final AtomicBoolean stirred = new AtomicBoolean();

  /// @param nanos a clock as [System#nanoTime]
  Saves(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Looks at this answer from now on, and at each call from here on. What it holds now is known.
  void watch(Exercise exercise, Path answer) {
    files.computeIfAbsent(exercise.name(), _ -> new Watched(exercise, answer));
  }

  /// Looks at this one at each call, at the others less often.
  void inFront(Exercise exercise) {
    front = exercise.name();
  }

  /// Takes what this answer holds now as known: it is about to be graded.
  void settle(Exercise exercise) {
    Optional.ofNullable(files.get(exercise.name())).ifPresent(Watched::settle);
  }

  /// Whether this answer still holds what is known of it. Where not, it will be told as saved.
  boolean same(Exercise exercise) {
    var file = files.get(exercise.name());
    return file == null || file.same();
  }

  /// Takes nothing as known of this answer: whatever it holds once it lies still will be told.
  void doubt(Exercise exercise) {
    Optional.ofNullable(files.get(exercise.name())).ifPresent(file -> file.doubtful = true);
  }

  /// Whether no answer is being written just now.
  boolean quiet() {
    return files.values().stream().noneMatch(file -> file.moving);
  }

  /// Something has changed where they lie: the next look is at each of them. Any thread may say so.
  ///
  /// @return whether that is news since the last look
  boolean stirred() {
    return !stirred.getAndSet(true);
  }

  /// @return the answers that hold something else than was known, and lie still
  List<Exercise> look() {
    looks++;
    var contents = looks % CONTENTS_EVERY == 0;
    var others = stirred.getAndSet(false) || looks % OTHERS_EVERY == 0;
    return files.values().stream()
        .filter(file -> others || file.moving || file.exercise.name().equals(front))
        .filter(file -> file.saved(contents))
        .map(file -> file.exercise)
        .toList();
  }

  /// What a look without reading tells.
  private record Stamp(long size, FileTime modified, Optional<Object> file) {

    /// Nothing where there is no file.
    static Optional<Stamp> of(Path path) {
      try {
        var read = Files.readAttributes(path, BasicFileAttributes.class);
        return Optional.of(
            new Stamp(read.size(), read.lastModifiedTime(), Optional.ofNullable(read.fileKey())));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  private final class Watched {
    private final Exercise exercise;
    private final Path path;
    private Optional<Stamp> stamp = Optional.empty();
    private Optional<byte[]> known = Optional.empty();
    private boolean moving = false;
    private boolean doubtful = false;
    private long movedNanos = 0;

    Watched(Exercise exercise, Path path) {
      this.exercise = exercise;
      this.path = path;
      settle();
    }

    void settle() {
      stamp = Stamp.of(path);
      known = content();
      moving = false;
      doubtful = false;
    }

    boolean same() {
      doubtful |= !equal(content(), known);
      return !doubtful;
    }

    boolean saved(boolean contents) {
      var now = Stamp.of(path);
      if (!now.equals(stamp) || (!moving && (doubtful || (contents && !equal(content(), known))))) {
        stamp = now;
        moving = true;
        movedNanos = nanos.getAsLong();
        return false;
      }
      return moving && settled(Duration.ofNanos(nanos.getAsLong() - movedNanos));
    }

    private boolean settled(Duration still) {
      if (still.compareTo(QUIET) < 0) {
        return false;
      }
      var content = content();
      var patience = content.isEmpty() ? GONE : whole(content.get()) ? QUIET : HALF;
      if (still.compareTo(patience) < 0 || !Stamp.of(path).equals(stamp)) {
        return false;
      }
      var changed = doubtful || !equal(content, known);
      known = content;
      moving = false;
      doubtful = false;
      // To delete an answer is not to turn to it.
      return changed && (content.isPresent() || exercise.name().equals(front));
    }

    /// Nothing where it is gone, or an editor keeps it to itself for the moment.
    private Optional<byte[]> content() {
      try {
        return Optional.of(Files.readAllBytes(path));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  private static boolean equal(Optional<byte[]> a, Optional<byte[]> b) {
    return Objects.deepEquals(a.orElse(null), b.orElse(null));
  }

  /// Whether it could be all of a source: not blank, and as many braces close as open. One that is
  /// whole and does not look so, for a brace in a text, is only told a little later.
  private static boolean whole(byte[] content) {
    var depth = 0;
    var braces = 0;
    for (var one : content) {
      depth += one == '{' ? 1 : one == '}' ? -1 : 0;
      braces += one == '{' ? 1 : 0;
    }
    return depth == 0 && braces > 0;
  }
}
