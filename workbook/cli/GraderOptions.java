package workbook.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import workbook.check.Equipment;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.check.Sandbox;
import workbook.course.BadCourse;

/// `--timeout` and `--sandbox`, which every command that runs answers has.
public final class GraderOptions {

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds that an answer may run (default: 10).")
  private int timeoutSeconds;

  static final String SANDBOX =
      "Run answers without a network, in a file system that they can only read (Linux, with"
          + " bubblewrap).";

  @Option(names = "--sandbox", description = SANDBOX)
  private boolean sandbox;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /// @param ahead one that has begun to start, which is used where no sandbox is asked for
  /// @param root of the course, whose solutions a sandbox hides
  /// @throws BadCourse where a sandbox is asked for and cannot be had
  Grader grader(Surroundings around, Optional<Grader> ahead, Path root) {
    if (timeoutSeconds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--timeout takes seconds, 1 or more, not " + timeoutSeconds);
    }
    var time = Duration.ofSeconds(timeoutSeconds);
    var limits = Limits.DEFAULT.withTime(time);
    var equipment = Equipment.of(around.environment());
    return sandbox
        ? new Grader(limits, equipment.with(box(around, root)))
        : ahead.map(grader -> grader.within(time)).orElseGet(() -> new Grader(limits, equipment));
  }

  static Sandbox box(Surroundings around, Path root) {
    var box =
        Sandbox.installed(around.environment(), root.resolve("solutions"))
            .orElseThrow(
                () ->
                    new BadCourse(
                        "--sandbox needs bubblewrap (bwrap), a program for Linux: none on the PATH\n"
                            + "  install it (on Debian: apt install bubblewrap), or leave --sandbox"
                            + " out"));
    box.trouble()
        .ifPresent(
            said -> {
              throw new BadCourse(
                  "--sandbox: bubblewrap cannot make one here: %s\n  leave --sandbox out"
                      .formatted(said));
            });
    return box;
  }
}
