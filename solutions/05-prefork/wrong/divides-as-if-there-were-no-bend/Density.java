// rejected by: goes_on_past_the_bend_where_nothing_is_left_to_copy
// Do you divide the room once by what a request costs at first?
// Room by what a request costs, one division: right as long as requests still copy shared pages.
// After the last one is copied a request costs only what it keeps, perhaps nothing, and workers live
// longer than the division says, or for ever. The curve has a bend; halve the interval, or divide
// each part by its own slope.
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
    var own = own(worker, requests);
    return own == 0 ? 1_000 : Math.min(1_000, room / own);
  }

  static long replaceAfter(Worker worker, long machine, long workers) {
    var room = machine - memory(worker, workers, 0);
    if (room < 0) {
      return -1;
    }
    var perRequest = workers * (worker.copied() + worker.kept());
    return perRequest == 0 ? 1_000_000 : Math.min(1_000_000, room / perRequest);
  }
}
