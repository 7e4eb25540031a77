// rejected by: fits_only_whole_workers
// Do you plan with what a worker needs on average?
// On average a worker is half way through its requests, so it has copied half as much. But all were
// forked at once and get their requests in turn: they reach their last one together, and then the
// machine needs room for all of them at their largest. To count on the average you have to make sure
// that they are replaced at different times.
class Density {

  record Worker(long resident, long shared, long copied, long kept) {}

  static long own(Worker worker, long requests) {
    var copied = Math.min(worker.shared(), worker.copied() * requests);
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
    var own = own(worker, requests / 2);
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
