package workbook.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Measures an act of a lesson on this machine, as its demo does from a terminal. After each round
/// the demo writes its figures so far, and the site draws them beside ours.
///
/// It tells `round`, as `round 2 of 5`; `output`, what else the demo prints; last `wrong`, a
/// sentence, or `ended`.
final class ActAction implements Action {

  private static final Pattern ROUND = Pattern.compile("[\\w-]+: [\\w-]+: (round \\d+ of \\d+)");
  private static final int PATIENCE_SECONDS = 5;

  private final Turns turns;
  private final Path root;
  private final List<String> command;
  private final Path state;
  private final Path rounds;
  private volatile Optional<Process> process = Optional.empty();
  private volatile boolean stopped = false;

  /// @param root where the command is run
  /// @param state where the demo keeps its results
  /// @param rounds where the figures of the rounds so far are to be, until the demo has ended
  ActAction(Turns turns, Path root, List<String> command, Path state, Path rounds) {
    this.turns = turns;
    this.root = root;
    this.command = command;
    this.state = state;
    this.rounds = rounds;
  }

  @Override
  public void run(Feed feed) throws IOException, InterruptedException {
    var turn = turns.alone();
    if (turn.isEmpty()) {
      feed.tell("wrong", Turns.BUSY);
      return;
    }
    try (var _ = turn.get()) {
      measure(feed);
    } finally {
      end();
      Files.deleteIfExists(rounds);
    }
  }

  private void measure(Feed feed) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("WORKBOOK_ROUNDS", rounds.toString());
    builder.environment().put("WORKBOOK_RESULTS", state.toString());
    try {
      process = Optional.of(builder.start());
    } catch (IOException e) {
      feed.tell("wrong", "the demo does not start: " + e.getMessage());
      return;
    }
    if (stopped) {
      close();
    }
    process.get().getOutputStream().close();
    try (var output = process.get().inputReader()) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        var round = ROUND.matcher(line);
        feed.tell(
            round.matches() ? "round" : "output", round.matches() ? round.group(1) : line + "\n");
      }
    }
    var exit = process.get().waitFor();
    if (stopped) {
      feed.tell("wrong", "stopped; the rounds that were finished are kept");
    } else if (exit != 0) {
      feed.tell("wrong", "the demo ended with exit code " + exit);
    } else {
      feed.tell("ended", "");
    }
  }

  /// Asks it to end, as Ctrl-C does: it then keeps the rounds that were finished.
  @Override
  public void close() {
    stopped = true;
    process.ifPresent(
        running -> {
          running.descendants().forEach(ProcessHandle::destroy);
          running.destroy();
        });
  }

  private void end() throws InterruptedException {
    if (process.isPresent() && process.get().isAlive()) {
      close();
      process.get().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.get().descendants().forEach(ProcessHandle::destroyForcibly);
      process.get().destroyForcibly();
    }
  }
}
