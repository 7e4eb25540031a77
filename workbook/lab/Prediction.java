package workbook.lab;

import java.util.List;

/// What a reader expects before an act is measured; scored by what is then measured.
///
/// @param said the id of the run that was named; empty where nobody was asked or would say
record Prediction(Bench bench, String act, Rule rule, List<Run> runs, String said) {

  /// Asks on a terminal only, and prints the question everywhere.
  static Prediction ask(Bench bench, String act, String question, Rule rule, List<Run> runs) {
    var out = bench.out();
    out.println("  " + bench.paint().bold(question));
    if (!bench.terminal() || !bench.options().predict() || bench.options().json()) {
      out.println();
      out.flush();
      return new Prediction(bench, act, rule, runs, "");
    }
    for (var i = 0; i < runs.size(); i++) {
      out.println("    " + (i + 1) + "  " + runs.get(i).label());
    }
    while (true) {
      out.print("  Your prediction, 1 to " + runs.size() + " (Enter: none): ");
      out.flush();
      var line = System.console().readLine();
      if (line == null || line.isBlank()) {
        out.println();
        return new Prediction(bench, act, rule, runs, "");
      }
      if (line.strip().matches("[1-9]\\d?") && Integer.parseInt(line.strip()) <= runs.size()) {
        out.println();
        return new Prediction(
            bench, act, rule, runs, runs.get(Integer.parseInt(line.strip()) - 1).id());
      }
    }
  }

  void score(Recording.Act measured) {
    if (said.isEmpty()) {
      return;
    }
    var leaders = rule.leaders(measured);
    bench.out().println();
    bench.out().println("  You said: " + label(said) + ". " + told(leaders));
    if (!leaders.isEmpty()) {
      var kept = bench.results().keepPrediction(act, said, leaders, runs.size());
      Text.wrap(kept, Bench.WIDTH - 2).forEach(line -> bench.out().println("  " + line));
    }
  }

  private String told(List<String> leaders) {
    if (leaders.isEmpty()) {
      return "Too noisy to say, or too few rounds to rank: not scored.";
    }
    var names = String.join(" or ", leaders.stream().map(this::label).toList());
    return leaders.contains(said)
        ? bench.paint().green("Right.") + (leaders.size() > 1 ? " So is each of: " + names : "")
        : bench.paint().yellow("Measured: " + names + ".");
  }

  private String label(String id) {
    return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow().label();
  }
}
