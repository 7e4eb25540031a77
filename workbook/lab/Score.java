package workbook.lab;

import java.util.Arrays;
import java.util.List;

/// Predictions counted, and set beside what somebody would get who names a run by lot.
///
/// @param made predictions that count
/// @param right of those
/// @param compared those of which the number of choices is known
/// @param comparedRight of those
/// @param chances how likely a guess would have been right, of each that is compared: the right
///   choices by all choices
public record Score(int made, int right, int compared, int comparedRight, List<Double> chances) {

  static Score of(List<Predictions.One> counted) {
    var comparable = counted.stream().filter(one -> one.choices() > 0).toList();
    return new Score(
        counted.size(),
        right(counted),
        comparable.size(),
        right(comparable),
        comparable.stream().map(one -> (double) one.right().size() / one.choices()).toList());
  }

  private static int right(List<Predictions.One> predictions) {
    return (int) predictions.stream().filter(Predictions.One::isRight).count();
  }

  /// How many of those compared would be right by guessing, on average.
  public double rightByChance() {
    return chances.stream().mapToDouble(Double::doubleValue).sum();
  }

  /// How likely it is to get as many right by guessing, or more.
  public double asGoodByChance() {
    return Arrays.stream(distribution()).skip(comparedRight).sum();
  }

  /// How likely it is to get as few right by guessing, or fewer.
  public double asBadByChance() {
    return Arrays.stream(distribution()).limit(comparedRight + 1L).sum();
  }

  /// How likely each number of right guesses is. Exact, since a few predictions are the rule, and
  /// every estimate for many of them would be wrong.
  private double[] distribution() {
    var likely = new double[compared + 1];
    likely[0] = 1;
    for (var chance : chances) {
      for (var right = compared; right > 0; right--) {
        likely[right] = likely[right] * (1 - chance) + likely[right - 1] * chance;
      }
      likely[0] *= 1 - chance;
    }
    return likely;
  }
}
