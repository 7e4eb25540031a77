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
import workbook.lab.WholeFile;

/// What was seen, in a file of one JSON object a line, written as soon as it was seen:
///
/// ```
/// {"exercise": "LeanParser", "answer": "solution", "key": "…", "times": 1,
///  "outcome": "AS_EXPECTED"}
/// ```
///
/// with `seed` and `said` where it is not as expected. A line that was cut, as by a kill, counts for
/// nothing. When the file is opened, lines that say the same are summed up: so it stays small enough
/// to go from one machine to the next.
public final class SoakRecord {

  /// One that was not as expected.
  public record False(SoakAnswer answer, Outcome outcome, long seed, String said) {}

  private final Path file;
  private final Map<String, SoakAnswer> answers = new LinkedHashMap<>();
  private final Map<String, Map<Outcome, Integer>> counts = new HashMap<>();
  private final List<False> notAsExpected = new ArrayList<>();
  private int outdated = 0;

  /// @param known whatever else the file tells of is outdated
  public SoakRecord(Path file, List<SoakAnswer> known) throws IOException {
    this.file = file.toAbsolutePath();
    known.forEach(answer -> answers.put(id(answer), answer));
    if (Files.exists(this.file)) {
      Files.readString(this.file).lines().forEach(this::read);
      WholeFile.write(this.file, summedUp());
    } else {
      Files.createDirectories(this.file.getParent());
    }
  }

  private String summedUp() {
    var lines = new StringBuilder();
    for (var answer : answers.values()) {
      var times = times(answer, Outcome.AS_EXPECTED);
      if (times > 0) {
        lines.append(line(answer, Outcome.AS_EXPECTED, times, 0, ""));
      }
    }
    notAsExpected.forEach(
        one -> lines.append(line(one.answer(), one.outcome(), 1, one.seed(), one.said())));
    return lines.toString();
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
      var times = Integer.parseInt(json.get("times").toString());
      var seed = Long.parseLong(json.getOrDefault("seed", 0).toString());
      count(answer, outcome, times, seed, json.getOrDefault("said", "").toString());
    } catch (Json.Malformed | IllegalArgumentException | NullPointerException e) {
      // A line that was cut.
    }
  }

  public synchronized void keep(SoakAnswer answer, Outcome outcome, long seed, String said)
      throws IOException {
    append(line(answer, outcome, 1, seed, said));
    count(answer, outcome, 1, seed, said);
  }

  private static String line(
      SoakAnswer answer, Outcome outcome, int times, long seed, String said) {
    var json = new LinkedHashMap<String, Object>();
    json.put("exercise", answer.exercise().name());
    json.put("answer", answer.name());
    json.put("key", answer.key());
    json.put("times", times);
    json.put("outcome", outcome.name());
    if (outcome != Outcome.AS_EXPECTED) {
      json.put("seed", seed);
      json.put("said", said);
    }
    return Json.line(json) + "\n";
  }

  private void append(String text) throws IOException {
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void count(SoakAnswer answer, Outcome outcome, int times, long seed, String said) {
    counts
        .computeIfAbsent(id(answer), _ -> new EnumMap<>(Outcome.class))
        .merge(outcome, times, Integer::sum);
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
