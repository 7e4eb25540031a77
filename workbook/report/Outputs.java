package workbook.report;

import java.nio.file.Path;
import java.util.List;

/// Several outputs as one, told in their order.
public record Outputs(List<Graded.Output> all) implements Graded.Output {

  @Override
  public void made(List<Path> answers) {
    all.forEach(output -> output.made(answers));
  }

  @Override
  public void graded(Graded graded) {
    all.forEach(output -> output.graded(graded));
  }

  @Override
  public void end() {
    all.forEach(Graded.Output::end);
  }
}
