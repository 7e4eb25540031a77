package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import workbook.lab.Json;

/// A check of nothing, run before there is an answer: what JUnit, AssertJ and the instruments load
/// and link at their first use is then done.
final class Rehearsal {

  private Rehearsal() {}

  /// For the training run of an AOT cache: all that a process does until its job comes, and with it.
  static void main(String... args) {
    var frames = new Frames("Tiny");
    for (var event : List.of(new Event.Ready(), new Event.Begun(), new Event.Done(1))) {
      Event.parse(event.line());
    }
    Job.parse(Json.parseObject(new Job("TinyCheck", "", "Tiny", "", 1, 1, 1).line()));
    new JobLoader(Path.of(""), Rehearsal.class.getClassLoader()).findResource("none");
    ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    ProcessHandle.current().descendants().count();
    frames.place(Thread.currentThread().getStackTrace());
    run();
  }

  static void run() {
    // What is told of it goes nowhere, but is put into words.
    Testing.run(Sample.class, event -> Event.parse(event.line()));
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
