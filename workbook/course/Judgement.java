package workbook.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a rule makes of a recording.
///
/// @param weighed what became of each of its conditions
public record Judgement(VerdictRule rule, Map<VerdictRule.Condition, Evidence> weighed) {

  /// The case that decided; nothing where it is too noisy to say.
  public Optional<VerdictRule.Case> decided() {
    return rule.cases().stream()
        .filter(one -> evidence(one).stream().allMatch(Evidence::holds))
        .findFirst();
  }

  public Verdict verdict() {
    return decided().map(VerdictRule.Case::verdict).orElse(Verdict.TOO_NOISY);
  }

  /// Why: the conditions of the case that decided, or all those that did not hold. What is asked
  /// twice, once each way, is told once.
  public List<Evidence> evidence() {
    if (decided().isPresent()) {
      return evidence(decided().get());
    }
    var told = new LinkedHashMap<String, Evidence>();
    rule.cases().stream()
        .flatMap(one -> evidence(one).stream())
        .filter(found -> !found.holds())
        .forEach(found -> told.putIfAbsent(found.toString(), found));
    return List.copyOf(told.values());
  }

  public Evidence evidence(VerdictRule.Condition condition) {
    var found = weighed.get(condition);
    if (found == null) {
      throw new IllegalArgumentException("no condition of the rule: " + condition);
    }
    return found;
  }

  private List<Evidence> evidence(VerdictRule.Case one) {
    return one.conditions().stream().map(this::evidence).toList();
  }

  /// The evidence, a line each, for a message.
  String why() {
    return evidence().stream().map(one -> "  " + one).collect(Collectors.joining("\n"));
  }
}
