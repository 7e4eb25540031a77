package workbook.verify;

import java.util.List;
import java.util.Map;
import workbook.course.Course;

/// One part of what a course has to prove.
public interface Proof {

  /// All of them, quick ones first.
  ///
  /// @param environment where the launcher has said which clone it belongs to
  static List<Proof> all(Map<String, String> environment) {
    return List.of(
        new FilesProof(),
        new HeadersProof(),
        new SourcesProof(),
        new NamesProof(),
        new GeneratedProof(),
        new RecordingsProof(),
        new PagesProof(),
        new AnswersProof(),
        new DemosProof(environment));
  }

  /// One word, as `--only` takes it.
  String name();

  /// What holds if nothing is found, as a sentence without its full stop.
  String claim();

  /// Tells the findings all that speaks against it.
  void examine(Course course, Findings findings);
}
