package workbook.check;

import java.util.List;

/// One grading of one answer.
///
/// @param tests those that ran, in order
/// @param printed what the answer printed, up to the limit
public record Attempt(Verdict verdict, List<TestRun> tests, String printed) {

  /// A test that ran to its end.
  public record TestRun(String name, boolean passed) {}
}
