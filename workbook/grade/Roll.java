package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import workbook.check.ContentHash;
import workbook.course.BadCourse;
import workbook.lab.Json;
import workbook.lab.WholeFile;

/// Who handed in what, and by what it is graded: `roll.json`, format version 1. It is the same for
/// every shard of a class, and has no verdict.
///
/// ```
/// { "format": 1, "seed": 1, "limits": "…",
///   "exercises": [ { "exercise": "LeanParser", "lesson": "01-gc-off", "title": "…",
///                    "check": "SHA-256", "starter": "SHA-256" } ],
///   "learners": [ { "learner": "anna", "foundOtherwise": ["…"], "answers": {
///       "LeanParser": { "file": "answers/01-gc-off/LeanParser.java", "answer": "SHA-256" },
///       "HeapBudget": { "file": "HeapBudget.java", "unreadable": "larger than 1 MB" },
///       "TwoHeaps": {} } } ],
///   "foundOtherwise": ["…"] }
/// ```
public record Roll(Terms terms, List<Task> tasks, List<Learner> learners, List<String> remarks) {

  /// Of this file and of each result. Another one means: grade again.
  static final int FORMAT = 1;

  /// One learner's answer to one exercise.
  ///
  /// @param key says all that its verdict depends on
  public record Entry(String learner, Task task, String file, String hash, String key) {}

  /// All answers that can be graded, in the order of the table.
  public List<Entry> entries() {
    return learners.stream().flatMap(this::entries).toList();
  }

  private Stream<Entry> entries(Learner learner) {
    return tasks.stream()
        .flatMap(task ->
            learner.handed().get(task.exercise()) instanceof Handed.Answer(var file, var hash)
                ? Stream.of(new Entry(learner.name(), task, file, hash, key(task, hash)))
                : Stream.empty());
  }

  private String key(Task task, String answer) {
    return ContentHash.ofAll(
        FORMAT, task.exercise(), task.check(), answer, terms.seed(), terms.limits());
  }

  /// Every shard gets the same number, give or take one, whoever reckons it.
  ///
  /// @param shard from 1 to `of`
  public List<Entry> shard(int shard, int of) {
    var dealt =
        entries().stream()
            .sorted(
                Comparator.comparing(
                    (Entry entry) -> ContentHash.ofAll(entry.learner(), entry.task().exercise())))
            .toList();
    var mine = new HashSet<Entry>();
    for (var i = shard - 1; i < dealt.size(); i += of) {
      mine.add(dealt.get(i));
    }
    return entries().stream().filter(mine::contains).toList();
  }

  static Path file(Path folder) {
    return folder.resolve("roll.json");
  }

  /// Several shards may write the same at once.
  public void write(Path folder) throws IOException {
    var text = Json.document(json());
    try {
      if (!isWritten(folder, text)) {
        WholeFile.write(file(folder), text);
      }
    } catch (NoSuchFileException e) {
      if (!isWritten(folder, text)) {
        throw e;
      }
    }
  }

  private static boolean isWritten(Path folder, String text) throws IOException {
    return Files.exists(file(folder)) && Files.readString(file(folder)).equals(text);
  }

  private Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.putAll(terms.json());
    json.put("exercises", tasks.stream().map(Task::json).toList());
    json.put("learners", learners.stream().map(Learner::json).toList());
    json.put("foundOtherwise", remarks);
    return json;
  }

  /// @throws BadCourse when there is none, or another version of the workbook wrote it
  @SuppressWarnings("unchecked")
  static Roll read(Path folder) {
    try {
      var json = Json.parseObject(Files.readString(file(folder)));
      if (!Long.valueOf(FORMAT).equals(json.get("format"))) {
        throw new ClassCastException();
      }
      return new Roll(
          Terms.of(json),
          ((List<Map<String, Object>>) json.get("exercises")).stream().map(Task::read).toList(),
          ((List<Map<String, Object>>) json.get("learners")).stream().map(Learner::read).toList(),
          List.copyOf((List<String>) json.get("foundOtherwise")));
    } catch (IOException e) {
      throw new BadCourse(
          "no results in %s: %s cannot be read\n  name the --out of workbook grade"
              .formatted(folder, file(folder).getFileName()));
    } catch (Json.Malformed | ClassCastException | NullPointerException e) {
      throw new BadCourse(
          "%s:1: not a roll of format %d\n  grade again with this version of the workbook"
              .formatted(file(folder), FORMAT));
    }
  }
}
