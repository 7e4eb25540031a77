package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import workbook.check.Attempt;
import workbook.check.ContentHash;
import workbook.lab.Json;
import workbook.lab.WholeFile;
import workbook.report.VerdictDocument;

/// The finished results of a class: a file each, `results/LEARNER-HASH/EXERCISE.json`, always
/// whole. Format version 1: `key` says what the verdict depends on, `seconds` how long grading
/// took, the rest is as in `check --json`.
public final class Results {
  private static final int LONGEST_NAME = 40;
  private static final int MOST_PRINTED = 10_000;

  private final Path folder;

  /// @param folder the one that holds `results/`
  public Results(Path folder) {
    this.folder = folder;
  }

  /// Safe on every file system: ASCII, no device of Windows, told apart where case is not.
  static String file(Roll.Entry entry) {
    var plain = entry.learner().replaceAll("[^A-Za-z0-9_-]", "_").replaceAll("^-", "_");
    var cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    var hash = ContentHash.ofAll(entry.learner()).substring(0, 8);
    return "results/" + cut + "-" + hash + "/" + entry.task().exercise() + ".json";
  }

  /// What is there and still holds: neither answer, check, seed nor limits have changed.
  public Optional<Outcome> find(Roll.Entry entry) {
    try {
      var result = Json.parseObject(Files.readString(folder.resolve(file(entry))));
      return entry.key().equals(result.get("key"))
          ? Optional.of(Outcome.of(result))
          : Optional.empty();
    } catch (IOException | Json.Malformed | ClassCastException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Outcome keep(Roll.Entry entry, Attempt attempt, Duration took) throws IOException {
    var result = new LinkedHashMap<String, Object>();
    result.put("format", Roll.FORMAT);
    result.put("key", entry.key());
    result.put("learner", entry.learner());
    result.put("exercise", entry.task().exercise());
    result.put("lesson", entry.task().lesson());
    result.put("file", entry.file());
    result.put("answer", entry.hash());
    result.put("seconds", took.toMillis() / 1e3);
    result.putAll(VerdictDocument.json(attempt));
    result.computeIfPresent("printed", (_, text) -> cut(text.toString()));
    var text = Json.document(result);
    WholeFile.write(folder.resolve(file(entry)), text);
    // As a later run will read it.
    return Outcome.of(Json.parseObject(text));
  }

  private static String cut(String printed) {
    return printed.substring(0, Math.min(printed.length(), MOST_PRINTED));
  }

  /// Takes over a result from another folder.
  void copy(Roll.Entry entry, Path from) throws IOException {
    WholeFile.write(folder.resolve(file(entry)), Files.readString(from.resolve(file(entry))));
  }
}
