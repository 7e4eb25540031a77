package workbook.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.lab.Predictions;
import workbook.lab.Score;
import workbook.lab.Text;

/// How well the learner predicts the demos, and how well guessing would: `list` says it.
final class ScoreText {

  private static final int WIDTH = 78;

  /// What luck does more seldom is not put down to luck.
  private static final double SELDOM = 0.05;

  private final Predictions predictions;

  private ScoreText(Predictions predictions) {
    this.predictions = predictions;
  }

  /// A file that is damaged is told, and counts as none: the next demo says so as well.
  static ScoreText read(Course course, Surroundings around) {
    try {
      return new ScoreText(Predictions.read(course.state()));
    } catch (IOException e) {
      around.err().println(e.getMessage());
      around.err().println("  predictions are left out; move that file away to begin anew");
      return new ScoreText(new Predictions(List.of()));
    }
  }

  /// `2 of 3 predicted right`; empty where nothing was predicted.
  String of(Lesson lesson) {
    var score = predictions.score(lesson.alias());
    return score.made() == 0
        ? ""
        : "%d of %d predicted right".formatted(score.right(), score.made());
  }

  /// Over all lessons; no line where nothing was predicted.
  List<String> lines() {
    var score = predictions.score();
    if (score.made() == 0) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("%d of %s right".formatted(score.right(), counted(score.made(), "prediction")));
    if (score.compared() > 0) {
      add(lines, compared(score));
    }
    var older = score.made() - score.compared();
    if (older > 0) {
      add(
          lines,
          "Not compared: %s, kept without the number of choices."
              .formatted(counted(older, "older prediction")));
    }
    if (predictions.repeated() > 0) {
      add(
          lines,
          "Not counted: %s of an act whose answer had been seen."
              .formatted(counted(predictions.repeated(), "prediction")));
    }
    return lines;
  }

  private static void add(List<String> lines, String sentence) {
    Text.wrap(sentence, WIDTH).forEach(line -> lines.add("  " + line));
  }

  /// With few predictions luck explains nearly everything, and then that is what it says.
  private static String compared(Score score) {
    var right = score.comparedRight();
    var lucky = right >= score.rightByChance();
    var likely = lucky ? score.asGoodByChance() : score.asBadByChance();
    var what =
        likely > SELDOM
            ? "no telling yet"
            : lucky ? "you know more than luck does" : "your machine is not what you expect";
    return String.format(
        Locale.ROOT,
        "Guessing gets %.1f of %d right on average, and %d or %s in %s of tries: %s.",
        score.rightByChance(),
        score.compared(),
        right,
        lucky ? "more" : "fewer",
        percent(likely),
        what);
  }

  private static String percent(double share) {
    return share < 0.01 ? "less than 1%" : Math.round(100 * share) + "%";
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  Map<String, Object> document() {
    var document = document(predictions.score());
    document.put("repeated", predictions.repeated());
    return document;
  }

  Map<String, Object> document(Lesson lesson) {
    return document(predictions.score(lesson.alias()));
  }

  private static Map<String, Object> document(Score score) {
    var document = new LinkedHashMap<String, Object>();
    document.put("made", score.made());
    document.put("right", score.right());
    document.put("compared", score.compared());
    document.put("comparedRight", score.comparedRight());
    document.put("rightByChance", score.rightByChance());
    document.put("asGoodByChance", score.asGoodByChance());
    document.put("asBadByChance", score.asBadByChance());
    return document;
  }
}
