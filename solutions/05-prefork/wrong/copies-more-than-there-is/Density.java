// rejected by: copies_a_shared_byte_only_once
// Can a worker copy more than the shared pages hold, if it answers enough requests?
// True for the first requests. But a page that the worker has copied is its own from then on, and
// writing to it again costs nothing. Copying ends when nothing shared is left: that is the bend in
// the curve of a young worker, and what goes on after it is growth of another kind.
class Density {

  record Worker(long resident, long shared, long copied, long kept) {}

  static long own(Worker worker, long requests) {
    var copied = worker.copied() * requests;
    return worker.resident() - worker.shared() + copied + worker.kept() * requests;
  }

  static long memory(Worker worker, long workers, long requests) {
    return worker.shared() + workers * own(worker, requests);
  }

  static long saved(Worker before, Worker after, long workers) {
    return memory(before, workers, 0) - memory(after, workers, 0);
  }

  static long workers(Worker worker, long machine, long requests) {
    var room = machine - worker.shared();
    if (room < 0) {
      return 0;
    }
    var own = own(worker, requests);
    return own == 0 ? 1_000 : Math.min(1_000, room / own);
  }

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
