package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GraderBenchmark | watch, once, all, grade",
        "SiteBenchmark   | course, search, serve, build, lighthouse"
      })
  void a_benchmark_names_its_parts(String name, String parts) {
    var ran = Clone.jbang("run", "bench/" + name + ".java", "--help").run();
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.out()).contains("Parts: " + parts);
  }
}
