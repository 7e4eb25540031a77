package workbook.verify;

import java.util.List;
import workbook.course.Exercise;

/// How one exercise stands: what its check makes of its starter, its solution and its decoys.
///
/// @param decoys in the order of their names
public record Standing(Exercise exercise, Mark starter, Mark solution, List<Mark> decoys) {

  /// What the check made of one file.
  ///
  /// @param name `starter`, `solution`, or the decoy's folder
  /// @param right whether that is what the course says of it
  /// @param outcome for a reader: `passes`, `fails 3`, `does not compile`
  /// @param failed the tests that failed, in order
  public record Mark(String name, boolean right, String outcome, List<String> failed) {}

  public long rejected() {
    return decoys.stream().filter(Mark::right).count();
  }
}
