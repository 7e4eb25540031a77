package workbook.course;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.lab.Recording;

/// What the lecture says and what learners believe, as the lessons of a course answer it. Where two
/// lessons answer one claim there are two answers.
///
/// @param claims in the order of the lecture
/// @param beliefs in the order of the course
/// @param origins of the figures, a lesson each
public record Claims(List<Answer> claims, List<Answer> beliefs, List<Origin> origins) {

  public static final String TITLE = "What the lecture says, and what we measured";

  /// How to read the page, in plain text, a paragraph each.
  public static final List<String> INTRODUCTION =
      List.of(
          "Nobody typed a verdict on this page. Beside each claim, on the page of its lesson,"
              + " stands a rule: what a recording would have to show for it, and what against it."
              + " The workbook applies the rule to the lesson's recording. Where that shows"
              + " neither, it is too noisy to say.",
          "In wall(epsilon), wall is what was measured and epsilon the run, and before it stands"
              + " the act of the lesson that explains both. The figures are medians. Two of them"
              + " differ where each rests on at least five rounds, the lowest and highest rounds do"
              + " not overlap, and the medians lie 10% apart; ≈ means that they do not differ. They"
              + " come from one machine, named below. Run the lesson on yours, and where the two"
              + " disagree, believe yours.");

  private static final Pattern MOMENT = Pattern.compile("(\\d+):(\\d\\d)");

  /// One answer of one lesson.
  public record Answer(Lesson lesson, Claim claim) {
    /// In seconds; what has no time comes after all that has.
    private int at() {
      var moment = MOMENT.matcher(claim.at());
      return moment.find()
          ? 60 * Integer.parseInt(moment.group(1)) + Integer.parseInt(moment.group(2))
          : Integer.MAX_VALUE;
    }

    /// As the rule gives it; nothing where the lesson has no recording, or none that it can judge.
    public Optional<Judgement> judgement() {
      return claim.judgement();
    }
  }

  /// Where and when the figures of a lesson were measured.
  ///
  /// @param machine in a few words
  public record Origin(Lesson lesson, String date, String machine) {}

  /// Of a course whose pages have been read.
  public static Claims of(Course course, List<Page> pages) {
    var answers =
        pages.stream()
            .flatMap(page -> page.claims().stream().map(claim -> new Answer(page.lesson(), claim)))
            .toList();
    var recordings = new Recordings(course);
    var origins = new ArrayList<Origin>();
    answers.stream()
        .filter(answer -> answer.judgement().isPresent())
        .map(Answer::lesson)
        .distinct()
        .forEach(lesson -> origin(recordings, lesson).ifPresent(origins::add));
    return new Claims(
        answers.stream()
            .filter(answer -> answer.claim.kind() == Claim.Kind.CLAIM)
            .sorted(Comparator.comparingInt(Answer::at))
            .toList(),
        answers.stream().filter(answer -> answer.claim.kind() == Claim.Kind.BELIEF).toList(),
        origins);
  }

  /// Of a course, without running the snippets of its pages.
  static Claims of(Course course) {
    return of(
        course,
        course.lessons().stream()
            .map(lesson -> Page.read(course, lesson, Snippets.asWritten()))
            .toList());
  }

  public boolean isEmpty() {
    return claims.isEmpty() && beliefs.isEmpty();
  }

  private static Optional<Origin> origin(Recordings recordings, Lesson lesson) {
    try {
      var recording = recordings.read(lesson.recording());
      var date = recording.date();
      return Optional.of(new Origin(lesson, date, machine(recording)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String machine(Recording recording) {
    Map<String, String> passport = recording.passport();
    var cores = passport.get("cores");
    return Stream.of(
            passport.get("cpu"),
            cores == null ? null : cores + " cores",
            passport.get("memory"),
            passport.get("machine"),
            passport.get("jdk"),
            passport.get("python"))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }
}
