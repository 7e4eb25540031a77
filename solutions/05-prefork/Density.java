/// How many forked workers a machine holds, how long, and what sharing saves.
class Density {

  /// A worker, all in bytes.
  ///
  /// @param resident what it has in memory right after the fork, as its RSS says
  /// @param shared how much of that it shares with its parent and all other workers
  /// @param copied shared bytes that each request writes to, and so makes the worker's own
  /// @param kept new bytes that each request leaves behind for ever
  record Worker(long resident, long shared, long copied, long kept) {}

  /// The bytes that a worker has for itself after `requests` requests.
  static long own(Worker worker, long requests) {
    var copied = Math.min(worker.shared(), worker.copied() * requests);
    return worker.resident() - worker.shared() + copied + worker.kept() * requests;
  }

  /// The memory of the parent and its workers when each of them has served `requests` requests.
  static long memory(Worker worker, long workers, long requests) {
    return worker.shared() + workers * own(worker, requests);
  }

  /// What `workers` of the one kind save, fresh from the fork, in place of as many of the other.
  static long saved(Worker before, Worker after, long workers) {
    return memory(before, workers, 0) - memory(after, workers, 0);
  }

  /// The most workers that `machine` bytes hold if each is replaced after `requests` requests.
  static long workers(Worker worker, long machine, long requests) {
    var room = machine - worker.shared();
    if (room < 0) {
      return 0;
    }
    var own = own(worker, requests);
    return own == 0 ? 1_000 : Math.min(1_000, room / own);
  }

  /// The most requests after which workers must be replaced so that `workers` of them fit, at most
  /// a million; -1 where they do not fit even fresh from the fork.
  static long replaceAfter(Worker worker, long machine, long workers) {
    var fits = -1L;
    var most = 1_000_000L;
    while (fits < most) {
      var middle = fits + (most - fits + 1) / 2;
      if (memory(worker, workers, middle) <= machine) {
        fits = middle;
      } else {
        most = middle - 1;
      }
    }
    return fits;
  }
}
