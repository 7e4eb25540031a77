package workbook.verify;

//SOURCES AnswersProof.java
//SOURCES CourseFiles.java
//SOURCES Decoys.java
//SOURCES DemoRun.java
//SOURCES DemosProof.java
//SOURCES DraftsProof.java
//SOURCES ExercisePages.java
//SOURCES ExpectedSkips.java
//SOURCES FilesProof.java
//SOURCES Findings.java
//SOURCES GeneratedProof.java
//SOURCES HeadersProof.java
//SOURCES NamesProof.java
//SOURCES PagesProof.java
//SOURCES RecordingsProof.java
//SOURCES Skip.java
//SOURCES SourcesProof.java
//SOURCES Standing.java
//SOURCES Trial.java
//SOURCES package-info.java
//SOURCES ../check/Grader.java
//SOURCES ../course/Page.java

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
        new DraftsProof(),
        new HeadersProof(),
        new SourcesProof(),
        new NamesProof(),
        new GeneratedProof(),
        new RecordingsProof(),
        new PagesProof(),
        new AnswersProof(environment),
        new DemosProof(environment));
  }

  /// One word, as `--only` takes it.
  String name();

  /// What holds if nothing is found, as a sentence without its full stop.
  String claim();

  /// Tells the findings all that speaks against it.
  void examine(Course course, Findings findings);
}
