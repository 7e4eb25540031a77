package tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workbook.lab.SearchPath;

/// A real Chromium, where there is one: else the test is skipped.
public final class Browser {

  private Browser() {}

  /// Opens a page without a window and prints what it has become after five seconds of its time.
  ///
  /// @param theme light or dark, as the system would ask for it
  static Clone.Ran dump(Path page, Path profile, String theme) {
    var command = command(profile);
    command.addAll(
        List.of(
            "--blink-settings=preferredColorScheme=" + (theme.equals("dark") ? 0 : 1),
            "--virtual-time-budget=5000",
            "--dump-dom",
            page.toUri().toString()));
    return Clone.command(command.toArray(String[]::new)).within(Duration.ofMinutes(1)).run();
  }

  /// How it is started without a window, asking nobody outside for anything.
  static List<String> command(Path profile) {
    return new ArrayList<>(
        List.of(
            path(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--user-data-dir=" + profile));
  }

  /// Of the one that there is.
  public static String path() {
    var found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> SearchPath.find(System.getenv(), name).stream())
            .findFirst();
    assumeTrue(found.isPresent(), "no Chromium on the PATH: apt-get install chromium");
    return found.get().toString();
  }
}
