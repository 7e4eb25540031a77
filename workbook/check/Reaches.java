package workbook.check;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import workbook.course.Exercise;

/// What the page of an exercise allows its answers to reach, in its head: `allows: files`.
final class Reaches {

  private Reaches() {}

  static Set<Verdict.Reach> of(Exercise exercise) {
    var reaches = EnumSet.noneOf(Verdict.Reach.class);
    for (var word : exercise.allows()) {
      reaches.add(Verdict.Reach.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return reaches;
  }
}
