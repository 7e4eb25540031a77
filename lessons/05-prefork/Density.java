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
    return 0; // TODO
  }

  /// The memory of the parent and its workers when each of them has served `requests` requests.
  static long memory(Worker worker, long workers, long requests) {
    return 0; // TODO
  }

  /// What `workers` of the one kind save, fresh from the fork, in place of as many of the other.
  static long saved(Worker before, Worker after, long workers) {
    return 0; // TODO
  }

  /// The most workers that `machine` bytes hold if each is replaced after `requests` requests.
  static long workers(Worker worker, long machine, long requests) {
    return 0; // TODO
  }

  /// The most requests after which workers must be replaced so that `workers` of them fit, at most
  /// a million; -1 where they do not fit even fresh from the fork.
  static long replaceAfter(Worker worker, long machine, long workers) {
    return 0; // TODO
  }
}
