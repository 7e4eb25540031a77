package bench;

import bench.SoakAnswer.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.lab.Json;

/// What was seen, in a file of one JSON object a line, written as soon as it was seen:
///
/// ```
/// {"exercise": "LeanParser", "answer": "solution", "key": "…", "seed": 8,
///  "outcome": "AS_EXPECTED"}
/// ```
///
/// with `said` where it is not as expected. A line that was cut, as by a kill, counts for nothing.
public final class SoakRecord {

  /// One that was not as expected.
  public record False(SoakAnswer answer, Outcome outcome, long seed, String said) {}

  private final Path file;
  private final Map<String, SoakAnswer> answers = new HashMap<>();
  private final Map<String, Map<Outcome, Integer>> counts = new HashMap<>();
  private final List<False> notAsExpected = new ArrayList<>();
  private int outdated = 0;

  /// @param known whatever else the file tells of is outdated
  public SoakRecord(Path file, List<SoakAnswer> known) throws IOException {
    this.file = file.toAbsolutePath();
    known.forEach(answer -> answers.put(id(answer), answer));
    Files.createDirectories(this.file.getParent());
    if (Files.exists(this.file)) {
      Files.readString(this.file).lines().forEach(this::read);
      // What follows a line that was cut begins a new one.
      append("\n");
    }
  }

  private void read(String line) {
    try {
      var json = Json.parseObject(line);
      var answer = answers.get(id(json.get("exercise"), json.get("answer")));
      if (answer == null || !answer.key().equals(json.get("key"))) {
        outdated++;
        return;
      }
      var outcome = Outcome.valueOf(json.get("outcome").toString());
      var seed = Long.parseLong(json.get("seed").toString());
      count(answer, outcome, seed, json.getOrDefault("said", "").toString());
    } catch (Json.Malformed | IllegalArgumentException | NullPointerException e) {
      // A line that was cut.
    }
  }

  public synchronized void keep(SoakAnswer answer, Outcome outcome, long seed, String said)
      throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("exercise", answer.exercise().name());
    json.put("answer", answer.name());
    json.put("key", answer.key());
    json.put("seed", seed);
    json.put("outcome", outcome.name());
    if (outcome != Outcome.AS_EXPECTED) {
      json.put("said", said);
    }
    append(Json.line(json) + "\n");
    count(answer, outcome, seed, said);
  }

  private void append(String text) throws IOException {
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void count(SoakAnswer answer, Outcome outcome, long seed, String said) {
    counts
        .computeIfAbsent(id(answer), _ -> new EnumMap<>(Outcome.class))
        .merge(outcome, 1, Integer::sum);
    if (outcome != Outcome.AS_EXPECTED) {
      notAsExpected.add(new False(answer, outcome, seed, said));
    }
  }

  public synchronized int times(SoakAnswer answer) {
    return counts.getOrDefault(id(answer), Map.of()).values().stream().mapToInt(n -> n).sum();
  }

  public synchronized int times(SoakAnswer answer, Outcome outcome) {
    return counts.getOrDefault(id(answer), Map.of()).getOrDefault(outcome, 0);
  }

  public synchronized List<False> notAsExpected() {
    return List.copyOf(notAsExpected);
  }

  /// Lines about answers, checks or a grader that are no more.
  public int outdated() {
    return outdated;
  }

  private static String id(SoakAnswer answer) {
    return id(answer.exercise().name(), answer.name());
  }

  private static String id(Object exercise, Object answer) {
    return exercise + "/" + answer;
  }
}
