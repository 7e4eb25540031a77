// rejected by: counts_the_shared_pages_once_for_all_workers
// Do you add up only what the workers have for themselves?
// What workers have for themselves, added up, is what one more of each would cost. But the shared
// pages are in memory too: once, for the parent and all workers together. A sum of PSS would have
// them, since PSS gives each process its part of every page.
class Density {

  record Worker(long resident, long shared, long copied, long kept) {}

  static long own(Worker worker, long requests) {
    var copied = Math.min(worker.shared(), worker.copied() * requests);
    return worker.resident() - worker.shared() + copied + worker.kept() * requests;
  }

  static long memory(Worker worker, long workers, long requests) {
    return workers * own(worker, requests);
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
