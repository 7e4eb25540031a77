package workbook.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an answer fails, as far as random inputs leave it the same.
///
/// @param first the test that fails first; empty where that hangs on the inputs
/// @param always the tests that fail whatever the inputs
/// @param sometimes those that fail with some inputs only
/// @param messages what the first failure says
public record Outcome(
    String first, Set<String> always, Set<String> sometimes, List<String> messages) {

  /// @param attempts of one answer, with several seeds
  public static Outcome of(List<Attempt> attempts) {
    var firsts = new LinkedHashSet<String>();
    var some = new LinkedHashSet<String>();
    attempts.forEach(attempt -> failed(attempt).stream().findFirst().ifPresent(firsts::add));
    attempts.forEach(attempt -> some.addAll(failed(attempt)));
    var always = new LinkedHashSet<>(some);
    attempts.forEach(attempt -> always.retainAll(failed(attempt)));
    some.removeAll(always);
    var messages = attempts.stream().map(Outcome::message).toList();
    return new Outcome(
        firsts.size() == 1 ? firsts.getFirst() : "",
        always,
        some,
        Likeness.of(messages).stream().map(Likeness::pattern).toList());
  }

  /// How far the figures of an attempt that fails in the same tests and in the same way are from
  /// these, from 0; none where it fails otherwise.
  public OptionalDouble distance(Attempt attempt) {
    return !first.isEmpty() && failsAlike(attempt)
        ? messages.stream()
            .map(one -> new Likeness(one).distance(message(attempt)))
            .flatMapToDouble(OptionalDouble::stream)
            .min()
        : OptionalDouble.empty();
  }

  /// Whether it may be what this outcome was made from, on whatever machine. What hangs on the order
  /// of identity hashes or on time may fail further tests there, and say it in other words; where
  /// the words are the same, so is what was computed.
  public boolean isOf(Attempt attempt) {
    var failed = failed(attempt);
    var said = message(attempt);
    var alike = messages.stream().map(Likeness::new).filter(one -> one.isShapedAs(said)).toList();
    return !failed.isEmpty()
        && (first.isEmpty() || failed.getFirst().equals(first))
        && (alike.isEmpty() || alike.stream().anyMatch(one -> one.fitsAnywhere(said)));
  }

  private boolean failsAlike(Attempt attempt) {
    var failed = failed(attempt);
    var known = new LinkedHashSet<>(always);
    known.addAll(sometimes);
    return !failed.isEmpty()
        && (first.isEmpty() || failed.getFirst().equals(first))
        && failed.containsAll(always)
        && known.containsAll(failed);
  }

  /// In order; last the one that was running when the answer was stopped.
  private static LinkedHashSet<String> failed(Attempt attempt) {
    var tests = new LinkedHashSet<String>();
    attempt.failures().forEach(failure -> tests.add(failure.test()));
    if (attempt.verdict() instanceof Verdict.Stopped stopped && !stopped.test().isEmpty()) {
      tests.add(stopped.test());
    }
    return tests;
  }

  /// Of the first failure; where the learner's lines follow, they are theirs alone.
  private static String message(Attempt attempt) {
    if (!attempt.failures().isEmpty()) {
      return attempt.failures().getFirst().message().replaceAll("\\n  at .*", "");
    }
    return attempt.verdict() instanceof Verdict.Stopped stopped
        ? "stopped: " + stopped.limit().name().toLowerCase(Locale.ROOT)
        : "";
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("first", first);
    json.put("fails", List.copyOf(always));
    if (!sometimes.isEmpty()) {
      json.put("sometimes", List.copyOf(sometimes));
    }
    json.put("says", messages);
    return json;
  }

  static Outcome parse(Map<?, ?> json) {
    return new Outcome(
        json.get("first") instanceof String first ? first : "",
        new LinkedHashSet<>(texts(json.get("fails"))),
        new LinkedHashSet<>(texts(json.get("sometimes"))),
        texts(json.get("says")));
  }

  private static List<String> texts(@Nullable Object json) {
    return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
