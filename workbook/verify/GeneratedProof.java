package workbook.verify;

import workbook.course.Course;
import workbook.course.Generated;

/// What is made from the course is as it would be made now.
final class GeneratedProof implements Proof {

  @Override
  public String name() {
    return "generated";
  }

  @Override
  public String claim() {
    return "catalog, README and CLAIMS are as the lessons make them";
  }

  @Override
  public void examine(Course course, Findings findings) {
    for (var generated : Generated.of(course)) {
      if (generated.stale()) {
        findings.problem(
            generated.file(), 1, "a generated file is stale", "run: ./jbang workbook generate");
      }
    }
  }
}
