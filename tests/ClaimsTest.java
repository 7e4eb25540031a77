package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import workbook.cli.Generate;
import workbook.cli.Show;
import workbook.cli.Surroundings;
import workbook.course.Claim;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Page;
import workbook.course.Snippets;
import workbook.course.Verdict;
import workbook.course.VerdictRule;
import workbook.lab.Recording;

/// Verdicts are computed: how a rule is written, what it makes of a recording, and what is wrong
/// with one.
class ClaimsTest {

  /// `slow` takes 1.62 times as long as `fast`; `close` cannot be told from `fast`.
  private static final String RULE =
      """
      holds
        when race: wall(slow) > wall(fast)
      does not hold
        when race: wall(slow) < wall(fast)
      """;

  @TempDir Path folder;

  private PageCourse claim(String verdict, String rule) {
    return new PageCourse(folder).page("toy", section("Claim toy (0:17): " + verdict, rule));
  }

  private static String section(String heading, String rule) {
    return """
    ### %s

    ```verdict
    %s```

    The claim: the slow one is slow. It took [1.62 s](recording.json "race: wall(slow)").

    """
        .formatted(heading, rule);
  }

  private static Page read(PageCourse course) {
    var read = course.read();
    return Page.read(read, read.lessons().getFirst(), Snippets.asWritten());
  }

  @Test
  void the_verdict_of_a_heading_is_what_its_rule_makes_of_the_recording() {
    assertThat(claim("holds", RULE).problems()).isEmpty();
    var course = claim("does not hold", RULE);
    assertThat(course.problems())
        .containsExactly(
            """
            lessons/01-toy/lesson.md:%d: the heading says "does not hold", its rule makes of the \
            recording "holds"
              race: wall(slow) 1.62 s > wall(fast) 1 s, 1.6 times
              mend the heading and what its section says, or the rule\
            """
                .formatted(course.line("### Claim")));
  }

  @Test
  void the_first_verdict_whose_conditions_all_hold_counts() {
    var rule =
        """
        does not hold
          when race: wall(slow) > wall(fast)
          and  race: wall(slow) < wall(close)
        holds only if you wait
          when race: wall(slow) > wall(fast)
        holds
          when race: wall(fast) < wall(slow)
        """;
    assertThat(claim("holds only if you wait", rule).problems()).isEmpty();
  }

  @Test
  void where_no_verdict_holds_it_is_too_noisy_to_say() {
    var rule = RULE.replace("slow", "close");
    var course = claim("holds", rule);
    assertThat(course.problems())
        .singleElement()
        .asString()
        .contains(
            "makes of the recording \"too noisy to say\"",
            "race: wall(close) 1.01 s ≈ wall(fast) 1 s, no difference beyond the noise");
    assertThat(claim("too noisy to say", rule).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wall(fast) ~ wall(close)             | true",
        "wall(fast) ~ wall(slow)              | false",
        "wall(slow) > wall(fast)              | true",
        "wall(slow) < wall(fast)              | false",
        "wall(slow) > 1.4 * wall(fast)        | true",
        // the medians are closer than 10%, or the ranges meet
        "wall(slow) > 1.6 * wall(fast)        | false",
        "wall(slow) ~ 1.6 * wall(fast)        | true",
        "wall(slow) / wall(fast) > 1.5        | false",
        "wall(slow) / wall(fast) > 1.4        | true",
        "wall(slow) - wall(fast) > 0.5 s      | true",
        "wall(slow) - wall(fast) > 0.6 s      | false",
        "min wall(slow) > max wall(fast)      | true",
        "wall(slow) > 1 s                     | true",
        "wall(slow) < 1 hours                 | true",
        "peakRss(fast) ~ 2 GB                 | false",
      })
  void sides_that_are_computed_differ_where_their_ranges_do(String condition, boolean holds) {
    var rule =
        "holds\n  when race: %s\ndoes not hold\n  when race: wall(slow) < 1 ms\n"
            .formatted(condition);
    assertThat(read(claim("holds", rule)).claims().getFirst().judgement().get().verdict())
        .hasToString(holds ? "holds" : "too noisy to say");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wal(slow) > wall(fast)       | no metric \"wal\"; it has wall, peakRss, perhaps wall",
        "wall(slow) > peakRss(fast)   | it compares a time with memory",
        "peakRss(slow) > 1 GB         | the recording has no peakRss(slow): no /proc",
        "wall(slow) / 0 > 1 s         | it divides by a figure that is 0",
      })
  void a_condition_that_the_recording_says_nothing_about_is_named(String condition, String why) {
    var course = claim("holds", RULE.replace("wall(slow) < wall(fast)", condition));
    assertThat(course.problems())
        .singleElement()
        .asString()
        .startsWith("lessons/01-toy/lesson.md:%d: the condition".formatted(course.line(condition)))
        .contains("cannot be computed: ", why, "mend it: when act: metric(run)");
  }

  static Stream<Arguments> malformed() {
    var two = "holds\n  when race: wall(slow) > wall(fast)\ndoes not hold\n";
    var second = "  when race: wall(slow) < wall(fast)\n";
    return Stream.of(
        arguments(two, "does not hold\n```", "\"does not hold\" has no condition"),
        arguments(two + second.replace("when", "and "), "and ", "one \"when\""),
        arguments(two + second + second, null, "begin with \"and\""),
        arguments("  when race: wall(slow) ~ 1 s\n" + two + second, "when", "without a verdict"),
        arguments(two + "  when race: wall(slow)\n", "when race: wall(slow)\n", "cannot be read"),
        arguments(two + "  when wall(slow) < 1 s\n", "when wall", "not of the form"),
        arguments(
            two + "  when race: wall(slow < 1 s\n", "when race: wall(slow <", "not understood"),
        arguments(two + second + "too noisy to say\n" + second, "too noisy", "leave it out"),
        arguments(
            two + second + "it depends\n" + second, "it depends", "\"it depends\" is no verdict"),
        arguments(two + second + "holds only if\n" + second, "holds only if", "is no verdict"),
        arguments(
            two + second + "holds, mostly\n" + second, "holds, mostly", "more than a verdict"),
        arguments(two.replace("does not hold\n", ""), "holds\n  when", "fewer than two verdicts"),
        arguments("", "```verdict", "fewer than two verdicts"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_malformed_rule_is_named_with_its_line(String rule, @Nullable String at, String complaint) {
    var course = claim("holds", rule);
    assertThat(course.problems()).singleElement().asString().contains(complaint);
    if (at != null) {
      var line = course.line(at) + (at.equals("```verdict") ? 1 : 0);
      assertThat(course.problems().getFirst()).startsWith("lessons/01-toy/lesson.md:" + line + ":");
    }
  }

  @Test
  void a_claim_needs_a_verdict_a_rule_a_statement_an_entry_and_evidence() {
    var course =
        new PageCourse(folder)
            .page(
                "bare, absent, twice",
                """
                ### Claim bare: does not hold

                Believe me.

                ### Claim vague (0:30): perhaps

                ### Claim stray (0:40): holds

                ```verdict
                holds
                  when race: wall(slow) > wall(fast)
                does not hold
                  when race: wall(slow) < wall(fast)
                ```

                The claim: it is slow. [1.62 s](recording.json "race: wall(slow)")

                ### Claim twice: holds

                ```verdict
                holds
                  when race: wall(slow) > wall(fast)
                does not hold
                  when race: wall(slow) < wall(fast)
                ```

                The claim: it is slow. [1.62 s](recording.json "race: wall(slow)")

                ### Claim twice: holds

                ```verdict
                holds
                  when race: wall(slow) > wall(fast)
                does not hold
                  when race: wall(slow) < wall(fast)
                ```

                The claim: it is slow. [1.62 s](recording.json "race: wall(slow)")

                ## Elsewhere

                ```verdict
                holds
                  when race: wall(slow) > wall(fast)
                does not hold
                  when race: wall(slow) < wall(fast)
                ```
                """);
    assertThat(course.problems())
        .hasSize(8)
        .anyMatch(p -> p.contains("\"bare\" has no evidence"))
        .anyMatch(p -> p.contains("\"bare\" has no rule") && p.contains("```verdict"))
        .anyMatch(p -> p.contains("claim \"bare\" is") && p.contains("\"The claim: …\""))
        .anyMatch(p -> p.contains("without a verdict"))
        .anyMatch(p -> p.contains("\"stray\" is not in the page's front matter"))
        .anyMatch(p -> p.contains("lesson.md:7: the claim \"absent\" is not answered"))
        .anyMatch(p -> p.contains("\"twice\" is answered twice"))
        .anyMatch(p -> p.contains("stands under no claim"));
  }

  @Test
  void a_belief_is_answered_like_a_claim_and_needs_no_entry() {
    var belief = section("Belief toys-run: holds", RULE).replace("The claim:", "The belief:");
    var course = new PageCourse(folder).page(belief);
    assertThat(course.problems()).isEmpty();
    assertThat(read(course).claims().getFirst().kind()).isEqualTo(Claim.Kind.BELIEF);
    assertThat(new PageCourse(folder).page(belief.replace(": holds", ": does not hold")).problems())
        .singleElement()
        .asString()
        .contains("its rule makes of the recording \"holds\"");
    assertThat(new PageCourse(folder).page(belief.replace("The belief:", "The claim:")).problems())
        .singleElement()
        .asString()
        .contains("what the belief \"toys-run\" is", "\"The belief: …\"");
  }

  @Test
  void a_recording_of_four_rounds_gives_no_verdict() {
    var course = claim("too noisy to say", RULE.replace("<", "~"));
    course.record(
        altered(
            PageCourse.recording(),
            Map.of(
                new Figure("race", "wall", "slow"), List.of(2.0, 2.0, 2.0, 2.0),
                new Figure("race", "wall", "fast"), List.of(1.0, 1.0, 1.0, 1.0))));
    var problems = course.problems();
    assertThat(problems).as("the number of the section").hasSize(1);
    assertThat(problems.getFirst()).contains("2.000 s");
    assertThat(read(course).claims().getFirst().judgement().get().evidence().getFirst().remark())
        .isEqualTo("too few rounds to tell");
  }

  @Test
  void a_page_whose_recording_is_still_to_be_made_says_so_once() {
    var course = claim("holds", RULE);
    course.write("recording.json", "");
    course.root.resolve("lessons/01-toy/recording.json").toFile().delete();
    assertThat(course.problems())
        .singleElement()
        .asString()
        .contains("there is no lessons/01-toy/recording.json", "record toy");
  }

  @Test
  void a_new_recording_that_changes_a_verdict_is_refused() {
    var course = claim("holds", RULE);
    var read = course.read();
    var lesson = read.lessons().getFirst();
    assertThat(Page.rebound(read, lesson, PageCourse.recording(1.9, false)).refused()).isEmpty();
    var refused = Page.rebound(read, lesson, PageCourse.recording(1.04, false)).refused();
    assertThat(refused.getFirst().toString())
        .isEqualTo(
            """
            lessons/01-toy/lesson.md:%d: the heading says "holds", the new recording makes it "too \
            noisy to say"
              race: wall(slow) 1.04 s ≈ wall(fast) 1 s, no difference beyond the noise
              the section no longer holds: rewrite its heading and what it says by hand\
            """
                .formatted(course.line("### Claim")));
    var other = PageCourse.recording();
    var without = new Recording("toy", other.recorded(), false, other.passport(), List.of());
    assertThat(Page.rebound(read, lesson, without).refused())
        .anyMatch(p -> p.what().contains("the condition") && p.next().contains("by hand"));
  }

  @Test
  void the_page_of_all_claims_is_in_the_order_of_the_lecture_and_beliefs_come_after() {
    var course =
        new PageCourse(folder)
            .page(
                "late, early",
                section("Claim late (10:01): holds", RULE)
                        .replace(
                            "the slow one is slow.", "a `__del__` | *is* [late](Feed.md)[^1]. x")
                    + section("Belief toys-run: too noisy to say", RULE.replace("slow)", "close)"))
                        .replace("The claim:", "The belief:")
                    + section("Claim early (2:36, 4:29): holds only if a_b", RULE)
                        .replaceFirst("holds\n", "holds only if a_b\n")
                    + "\n[^1]: A note.\n");
    assertThat(new CommandLine(new Generate(around(course))).execute()).isZero();
    var text = PageCourse.read(course.root.resolve("CLAIMS.md"));
    assertThat(text)
        .contains(
            """
            ## The lecture

            | at | the claim | verdict | because | lesson |
            |---|---|---|---|---|
            | 2:36, 4:29 | The slow one is slow | **holds only if** a\\_b | race: `wall(slow)` 1.62 s \
            > `wall(fast)` 1 s, 1.6 times | [A toy](lessons/01-toy/lesson.md#claim-early-236-429-holds-only-if-a_b) |
            | 10:01 | A `__del__` \\| *is* late | **holds** | race: `wall(slow)` 1.62 s \
            > `wall(fast)` 1 s, 1.6 times | [A toy](lessons/01-toy/lesson.md#claim-late-1001-holds) |

            ## What learners believe

            | the belief | verdict | because | lesson |
            |---|---|---|---|
            | The slow one is slow | **too noisy to say** | race: `wall(close)` 1.01 s ≈ `wall(fast)` \
            1 s, no difference beyond the noise | [A toy](lessons/01-toy/lesson.md#belief-toys-run-too-noisy-to-say) |

            ## Where the figures come from

            | recording | of | machine |
            |---|---|---|
            | [toy](lessons/01-toy/recording.json) | 2026-11-23 | a \\<fast> one |
            """);
  }

  @Test
  void a_lesson_in_a_terminal_shows_how_its_verdict_is_computed() {
    var out = new StringWriter();
    var course = claim("holds", RULE);
    assertThat(new CommandLine(new Show(around(course, out))).execute("toy")).isZero();
    assertThat(out.toString())
        .contains(
            """
            How this verdict is computed (✓ is true of our recording, ✗ is not):
              holds when
                ✓ wall(slow) 1.62 s > wall(fast) 1 s
              does not hold when
                ✗ wall(slow) 1.62 s < wall(fast) 1 s
              else too noisy to say
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wall(slow) > wall(fast)         | race: wall(slow) 1.62 s > wall(fast) 1 s, 1.6 times",
        "wall(slow) / 1000 > 1 ms        | race: wall(slow) / 1000 1.62 ms > 1 ms, 1.6 times",
        "peakRss(fast) < 4 GB            | race: peakRss(fast) 2 GB < 4 GB, 2 times",
        "0.3 * peakRss(fast) < 4 GB      | race: 0.3 * peakRss(fast) 614 MB < 4 GB, 6.7 times",
        "peakRss(fast) ~ 2 GB            | race: peakRss(fast) 2 GB and 2 GB",
        "wall(slow) > wall(fast) / 20000 | race: wall(slow) 1.62 s > wall(fast) / 20000 50.0 µs, "
            + "32,400 times",
        "1 / wall(fast) > 1 / 3 s        | race: 1 / wall(fast) 1 a second > 1 / 3 s 0.333 a "
            + "second, 3 times",
        "wall(slow) - wall(slow) ~ 0 s   | race: wall(slow) - wall(slow) 0 s ≈ 0 s, no difference "
            + "beyond the noise",
        "wall(fast) - wall(slow) < 0 s   | race: wall(fast) - wall(slow) -620 ms < 0 s",
      })
  void evidence_is_told_in_units_that_suit_it(String condition, String told) {
    var course = new PageCourse(folder);
    var many =
        List.of(
            2.0 * (1 << 30), 2.0 * (1 << 30), 2.0 * (1 << 30), 2.0 * (1 << 30), 2.0 * (1 << 30));
    course.record(
        altered(PageCourse.recording(), Map.of(new Figure("race", "peakRss", "fast"), many)));
    course.page(
        section(
            "Claim toy: holds",
            "holds\n  when race: %s\ndoes not hold\n  when race: wall(slow) < 1 ms\n"
                .formatted(condition)));
    assertThat(read(course).claims().getFirst().judgement().get().evidence().getFirst())
        .hasToString(told.replace(" and ", " = "));
  }

  private static Surroundings around(PageCourse course) {
    return around(course, new StringWriter());
  }

  private static Surroundings around(PageCourse course, StringWriter out) {
    return InProcess.around(course.root, out, new StringWriter());
  }

  // The course itself

  /// What a condition speaks of.
  private record Figure(String act, String metric, String run) {}

  private static final Pattern FIGURE =
      Pattern.compile("(?:([a-z][a-z0-9-]*)\\.)?([A-Za-z]\\w*)\\(([^()]*)\\)");

  static Stream<Arguments> answered() {
    var course = Course.read(Clone.root());
    return course.lessons().stream()
        .filter(lesson -> Files.exists(lesson.recording()))
        .flatMap(
            lesson ->
                Page.read(course, lesson, Snippets.asWritten()).claims().stream()
                    .map(claim -> arguments(lesson.alias(), claim.id(), lesson, claim)));
  }

  /// A rule that could not say otherwise would prove nothing.
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("answered")
  void every_verdict_of_a_rule_can_come_of_some_recording(
      String alias, String id, Lesson lesson, Claim claim) throws Exception {
    var recording = Recording.read(lesson.recording());
    var rule = claim.rule().orElseThrow(() -> new AssertionError("no rule"));
    assertThat(rule.judge(recording).verdict()).as("untouched").isEqualTo(claim.verdict());

    var figures = figures(rule);
    var few = new LinkedHashMap<Figure, List<Double>>();
    figures.forEach(one -> few.put(one, samples(recording, one).stream().limit(4).toList()));
    assertThat(verdict(rule, recording, few)).as("four rounds").isEqualTo(Verdict.TOO_NOISY);

    var wanted = new LinkedHashSet<Verdict>();
    rule.cases().forEach(one -> wanted.add(one.verdict()));
    if (!rule.cases().toString().contains("~")) {
      wanted.add(Verdict.TOO_NOISY);
    }
    wanted.remove(claim.verdict());
    for (var changed = 1; changed <= 3 && !wanted.isEmpty(); changed++) {
      search(rule, recording, figures, changed, Map.of(), wanted);
    }
    assertThat(wanted).as("verdicts that no altered recording gives").isEmpty();
  }

  private static Verdict verdict(
      VerdictRule rule, Recording recording, Map<Figure, List<Double>> changes) {
    try {
      return rule.judge(altered(recording, changes)).verdict();
    } catch (VerdictRule.Unjudged e) {
      // A division by a figure that became 0: another alteration will do.
      return Verdict.TOO_NOISY;
    }
  }

  /// Alters so many of the figures in every way, and takes each verdict found from those wanted.
  private static void search(
      VerdictRule rule,
      Recording recording,
      List<Figure> figures,
      int changed,
      Map<Figure, List<Double>> changes,
      Set<Verdict> wanted) {
    if (changed == 0) {
      wanted.remove(verdict(rule, recording, changes));
      return;
    }
    for (var i = 0; i + changed <= figures.size() && !wanted.isEmpty(); i++) {
      for (var samples : alterations(samples(recording, figures.get(i)))) {
        var more = new HashMap<>(changes);
        more.put(figures.get(i), samples);
        var rest = figures.subList(i + 1, figures.size());
        search(rule, recording, rest, changed - 1, more, wanted);
      }
    }
  }

  /// Scaled as a whole, nothing at all, and so wide that it overlaps with whatever it is compared
  // to.
  private static List<List<Double>> alterations(List<Double> samples) {
    var alterations = new ArrayList<List<Double>>();
    var zero = samples.stream().allMatch(value -> value == 0);
    for (var factor : new double[] {1e-3, 0.1, 0.5, 2, 10, 1e3, 1e6}) {
      alterations.add(samples.stream().map(value -> zero ? factor : value * factor).toList());
    }
    alterations.add(samples.stream().map(_ -> 0.0).toList());
    var middle = zero ? 1 : samples.stream().sorted().toList().get(samples.size() / 2);
    alterations.add(
        List.of(middle / 1e4, middle / 10, middle, middle, middle, middle * 10, middle * 1e4));
    return alterations;
  }

  private static List<Figure> figures(VerdictRule rule) {
    var figures = new LinkedHashSet<Figure>();
    for (var one : rule.cases()) {
      for (var condition : one.conditions()) {
        var act = condition.text().substring(0, condition.text().indexOf(':')).strip();
        var figure = FIGURE.matcher(condition.text());
        while (figure.find()) {
          var from = figure.group(1) == null ? act : figure.group(1);
          figures.add(new Figure(from, figure.group(2), figure.group(3).strip()));
        }
      }
    }
    return List.copyOf(figures);
  }

  private static List<Double> samples(Recording recording, Figure figure) {
    return recording
        .act(figure.act)
        .orElseThrow()
        .run(figure.run)
        .orElseThrow()
        .samples()
        .get(figure.metric);
  }

  private static Recording altered(Recording recording, Map<Figure, List<Double>> changes) {
    return new Recording(
        recording.lesson(),
        recording.recorded(),
        recording.quick(),
        recording.passport(),
        recording.acts().stream().map(act -> altered(act, changes)).toList());
  }

  private static Recording.Act altered(Recording.Act act, Map<Figure, List<Double>> changes) {
    var runs = act.runs().stream().map(run -> altered(act.id(), run, changes)).toList();
    return new Recording.Act(
        act.id(), act.question(), act.answer(), act.rounds(), act.metrics(), runs);
  }

  private static Recording.Run altered(
      String act, Recording.Run run, Map<Figure, List<Double>> changes) {
    var samples = new HashMap<>(run.samples());
    samples.replaceAll(
        (metric, old) -> changes.getOrDefault(new Figure(act, metric, run.id()), old));
    return new Recording.Run(run.id(), run.label(), run.command(), samples, run.unavailable());
  }
}
