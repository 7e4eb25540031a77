// rejected by: saves_what_instagram_saved
// Do you multiply what one worker saves by the number of all workers?
// It is how the arithmetic is usually told: 225 - 140 is 85 MB a worker, times 96 is 8,160 MB. But
// the 85 MB that are now shared have to be somewhere once. The first worker saves nothing; 95 others
// save 85 MB each. With many workers it hardly matters, with two it is half of the answer.
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
    return workers * (own(before, 0) - own(after, 0));
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
