import java.util.OptionalInt;

/// When CPython 3.8 to 3.13 collects, and what: three generations and their counters.
///
/// Generation 0 is the youngest. All numbers are at least 0.
class ThreeGenerations {

  /// @param threshold0 as the first argument of `gc.set_threshold`; the others follow
  ThreeGenerations(int threshold0, int threshold1, int threshold2) {
    // TODO
  }

  /// A container was made: a list, a dict, an object.
  void made() {
    // TODO
  }

  /// A container was freed, because nothing refers to it any more.
  void freed() {
    // TODO
  }

  /// The generation that the collector would collect now; empty where none is due.
  OptionalInt due() {
    return OptionalInt.empty(); // TODO
  }

  /// A generation was collected, with all that are younger: because it was due, or because the
  /// program asked for it, which it may at any time.
  ///
  /// @param survivors how many containers of those collected are still there
  void collected(int generation, int survivors) {
    // TODO
  }
}
