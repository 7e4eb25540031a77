package workbook.course;

/// What a course takes, by its own word: nobody measured a learner.
///
/// @param lessons how many
/// @param minutes to read their pages and run their demos
/// @param exercises how many
/// @param exerciseMinutes to solve them
public record Effort(int lessons, int minutes, int exercises, int exerciseMinutes) {

  public static Effort of(Course course) {
    return new Effort(
        course.lessons().size(),
        course.lessons().stream().mapToInt(Lesson::minutes).sum(),
        course.exercises().size(),
        course.lessons().stream().mapToInt(Lesson::exerciseMinutes).sum());
  }

  /// Rounded up, and said to be an estimate.
  public String sentence() {
    var reading =
        "Reading and running all of it takes about %s".formatted(time(minutes))
            + (exercises == 0
                ? ""
                : ", and solving the %s about %s more"
                    .formatted(
                        exercises == 1 ? "exercise" : exercises + " exercises",
                        time(exerciseMinutes)));
    return reading + ". These are estimates: no learner was timed.";
  }

  /// `45 minutes`, `an hour`, `6½ hours`: in half hours, rounded up, from an hour on.
  private static String time(int minutes) {
    if (minutes < 60) {
      return minutes == 1 ? "a minute" : minutes + " minutes";
    }
    var halves = (minutes + 29) / 30;
    return halves == 2 ? "an hour" : halves / 2 + (halves % 2 == 1 ? "½" : "") + " hours";
  }
}
