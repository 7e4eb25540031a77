package workbook.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the reader predicted before the acts that they ran, and what came of it:
/// `.workbook/predictions.json`, format version 1.
///
/// ```
/// { "format": 1, "predictions": [
///     { "act": "wall", "said": "g1", "right": ["epsilon"], "choices": 3,
///       "at": "2026-11-22T20:00:00Z", "lesson": "gc-off" } ] }
/// ```
///
/// Of an act that was predicted several times the first one counts: who has seen the answer no
/// longer predicts it.
///
/// @param all in the order in which they were made
public record Predictions(List<One> all) {

  private static final int FORMAT = 1;

  /// One prediction.
  ///
  /// @param said the id of the run that was named
  /// @param right the ids that would have been right, as measured
  /// @param choices how many there were to choose from; 0 where that was not kept, as at first
  /// @param at when, as an instant in text
  public record One(
      String lesson, String act, String said, List<String> right, int choices, String at) {

    public boolean isRight() {
      return right.contains(said);
    }

    private boolean isOf(One other) {
      return lesson.equals(other.lesson) && act.equals(other.act);
    }

    private Map<String, Object> toJson() {
      var json = new LinkedHashMap<String, Object>();
      json.put("act", act);
      json.put("said", said);
      json.put("right", right);
      if (choices > 0) {
        json.put("choices", choices);
      }
      json.put("at", at);
      json.put("lesson", lesson);
      return json;
    }

    private static One of(Map<?, ?> json) {
      return new One(
          (String) json.get("lesson"),
          (String) json.get("act"),
          (String) json.get("said"),
          ((List<?>) json.get("right")).stream().map(String.class::cast).toList(),
          json.get("choices") instanceof Long choices ? Math.toIntExact(choices) : 0,
          json.get("at") instanceof String at ? at : "");
    }
  }

  public Predictions {
    all = List.copyOf(all);
  }

  /// @param folder the `.workbook` of a clone
  /// @throws IOException when the file is there and is not what this class wrote
  public static Predictions read(Path folder) throws IOException {
    return parse(folder, file(folder).text());
  }

  private static KeptFile file(Path folder) {
    return new KeptFile(folder.resolve("predictions.json"));
  }

  private static Predictions parse(Path folder, Optional<String> text) throws IOException {
    try {
      var all = new ArrayList<One>();
      if (text.isPresent()) {
        for (var one : (List<?>) Json.parseObject(text.get()).get("predictions")) {
          all.add(One.of((Map<?, ?>) one));
        }
      }
      return new Predictions(all);
    } catch (Json.Malformed e) {
      var file = folder.resolve("predictions.json");
      throw new IOException(file + ":" + e.line + ": " + e.getMessage(), e);
    } catch (ClassCastException | NullPointerException e) {
      throw new IOException(folder.resolve("predictions.json") + ":1: not predictions", e);
    }
  }

  /// Adds one to those that are kept, whoever else adds one at the same time.
  ///
  /// @return all of them
  static Predictions add(Path folder, One one) throws IOException {
    var all = new ArrayList<One>();
    file(folder)
        .update(text -> {
          all.addAll(parse(folder, text).all());
          all.add(one);
          var list = all.stream().map(One::toJson).toList();
          var document = new LinkedHashMap<String, Object>();
          document.put("format", FORMAT);
          document.put("predictions", list);
          return Optional.of(Json.document(document));
        });
    return new Predictions(all);
  }

  /// Whether its act was predicted before.
  boolean repeats(One one) {
    return all.stream().filter(one::isOf).findFirst().filter(first -> first != one).isPresent();
  }

  /// Those that do not count, since their act was predicted before.
  public int repeated() {
    return (int) all.stream().filter(this::repeats).count();
  }

  public Score score() {
    return Score.of(all.stream().filter(one -> !repeats(one)).toList());
  }

  /// Of one lesson.
  public Score score(String lesson) {
    return new Predictions(all.stream().filter(one -> one.lesson.equals(lesson)).toList()).score();
  }
}
