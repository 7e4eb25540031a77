package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A check of nothing, run before there is an answer: what JUnit, AssertJ and the instruments load
/// and link at their first use is then done.
final class Rehearsal {

  private Rehearsal() {}

  static void run() {
    Testing.run(Sample.class, Event::line);
  }

  /// Uses what checks use; one of the tests fails, so that a failure is told fast, too.
  static final class Sample {

    @Test
    void compares() {
      assertThat(Integer.sum(1, 1)).as("%d and %d", 1, 1).isEqualTo(2).isBetween(1, 3);
      assertThat(Long.sum(1, 1)).isEqualTo(2L);
      assertThat("a line").as("a text").startsWith("a").contains("line");
      assertThat(List.of(1, 2)).containsExactly(1, 2).hasSize(2);
      assertThat(true).isTrue();
    }

    @Test
    void measures() {
      var bytes = Checks.allocatedBytesPerCall(10, () -> 1);
      assertThat(bytes).withFailMessage("%,.0f bytes", bytes).isLessThanOrEqualTo(8);
    }

    @Test
    void fails() {
      assertThat(Integer.sum(1, 1)).as("one and one").isEqualTo(3);
    }
  }
}
