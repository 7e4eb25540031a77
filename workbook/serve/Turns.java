package workbook.serve;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Who may use the machine: what is measured has it for itself, all else runs side by side.
final class Turns {

  private static final int ALL = 1_000;

  /// What a page is told that has to wait.
  static final String MEASURING =
      "A measurement runs, and this would disturb it. Stop it, or wait for its end.";

  static final String BUSY =
      "A snippet, a check or another measurement runs, and would disturb this one. Stop it, or wait"
          + " for its end.";

  private final Semaphore free = new Semaphore(ALL, true);

  /// A turn that has been taken.
  interface Turn extends AutoCloseable {

    /// The next one may begin.
    @Override
    void close();
  }

  /// Takes the machine for a measurement.
  ///
  /// @return nothing where something runs; nobody waits for it
  Optional<Turn> alone() {
    return turn(ALL);
  }

  /// Takes a turn beside others.
  ///
  /// @return nothing while something is being measured
  Optional<Turn> beside() {
    return turn(1);
  }

  private Optional<Turn> turn(int share) {
    return free.tryAcquire(share) ? Optional.of(() -> free.release(share)) : Optional.empty();
  }

  /// Takes a turn beside others, after what is being measured.
  Turn afterMeasuring() throws InterruptedException {
    free.acquire();
    return free::release;
  }
}
