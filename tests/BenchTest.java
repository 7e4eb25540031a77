package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That what is in `bench/` compiles and starts; what it measures is no test's to judge.
class BenchTest {

  @TempDir Path folder;

  @Test
  void the_soak_run_shows_what_it_has_counted() {
    var out = folder.resolve("soak.jsonl").toString();
    var ran = Clone.jbang("run", "bench/Soak.java", "--minutes", "0", "--out", out).run();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("LeanParser", "0 checks of solutions");
  }

  @Test
  void the_benchmark_names_its_parts() {
    var ran = Clone.jbang("run", "bench/GraderBenchmark.java", "--help").run();
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.out()).contains("Parts: watch, once, all, grade");
  }
}
