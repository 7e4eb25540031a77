// rejected by: fits_no_worker_where_the_shared_pages_do_not_fit
// Do you divide what is left of the machine even where that is below zero?
// Where the shared pages alone are more than the machine has, the room that is left is below zero,
// and so is the quotient: minus 300 MB by 100 MB are minus 3 workers. Ask first whether there is any
// room at all.
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
