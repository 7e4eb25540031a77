// rejected by: leaves_the_original_of_a_copied_page_to_the_parent
// Do you take a page that a worker copies off the shared part?
// Copy-on-write copies. The worker that writes gets a page of its own, and the original stays where
// it was, for the parent and the workers to come. So memory grows by every copied byte, and the
// shared part never gets smaller.
class Density {

  record Worker(long resident, long shared, long copied, long kept) {}

  static long own(Worker worker, long requests) {
    var copied = Math.min(worker.shared(), worker.copied() * requests);
    return worker.resident() - worker.shared() + copied + worker.kept() * requests;
  }

  static long memory(Worker worker, long workers, long requests) {
    var copied = Math.min(worker.shared(), worker.copied() * requests);
    return worker.shared() - copied + workers * own(worker, requests);
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
