package workbook.course;

import java.nio.file.Path;
import java.util.List;

/// One exercise of a lesson: `Name.md`, `Name.java`, `NameCheck.java` in the lesson's folder, and
/// in `solutions/` the solution and its decoys.
///
/// @param lesson the lesson's folder name, `01-gc-off`
/// @param fails the tests that the unsolved starter fails, as its page lists them
/// @param allows what an answer may use beyond plain computing: files, processes, network
/// @param task Markdown, without the hints
/// @param hints Markdown, from vague to plain
public record Exercise(
    String name,
    String lesson,
    String title,
    int minutes,
    List<String> fails,
    List<String> allows,
    String task,
    List<String> hints,
    Path page,
    Path starter,
    Path check,
    Path solution,
    WrongAnswers wrong) {

  /// @throws BadCourse when one of them is malformed
  public List<Decoy> decoys() {
    return wrong.read();
  }

  /// A plausible wrong answer, which the check must reject for the reason it names.
  ///
  /// @param rejectedBy the test that must be the first to fail
  /// @param question by which a learner sees whether they had this idea, too: answered by yes or no
  /// @param explanation what a learner who had this idea should know
  public record Decoy(
      String name, Path file, String rejectedBy, String question, String explanation) {}
}
