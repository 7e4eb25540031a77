package bench;

import java.io.IOException;
import java.nio.file.Path;

/// A process that keeps one core busy, until whoever started it ends or is killed.
public final class Burner implements AutoCloseable {
  private final Process process;

  public Burner() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                Burner.class.getName())
            .redirectErrorStream(true)
            .start();
  }

  static void main() throws IOException {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                Thread.onSpinWait();
              }
            });
    // Ends with the pipe.
    System.in.read();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
