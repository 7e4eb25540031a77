package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.CourseCopy.LESSON;
import static tests.CourseCopy.SOLUTIONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.lab.Json;

/// What a learner finds after `git pull` and `workbook upgrade`.
class UpgradeTest {

  private static final String STARTER = LESSON + "YoungCollections.java";
  private static final String ANSWER = "answers/01-hello-gc/YoungCollections.java";
  private static final String BESIDE = ANSWER + ".new-starter";
  private static final String NOTHING = "Nothing to change: your answers are up to the course.\n";

  @TempDir Path folder;
  CourseCopy copy;

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder);
  }

  @Test
  void nothing_is_laid_out_for_who_has_not_begun_unless_asked_for_all() {
    assertThat(upgrade()).isEqualTo(NOTHING);
    assertThat(copy.path("answers")).doesNotExist();
    assertThat(upgrade("--all")).isEqualTo("New starters\n  " + ANSWER + "\n");
    assertThat(upgrade("--all")).isEqualTo(NOTHING);
  }

  @Test
  void a_lesson_that_was_begun_gets_its_new_exercises() {
    copy.workbook("next");
    another("Second");
    assertThat(upgrade()).isEqualTo("New starters\n  answers/01-hello-gc/Second.java\n");
    assertThat(copy.read("answers/01-hello-gc/Second.java")).isEqualTo("class Second {}\n");
    assertThat(upgrade()).isEqualTo(NOTHING);
  }

  @Test
  void an_untouched_starter_becomes_the_new_one() {
    copy.workbook("next");
    newStarter("a better comment");
    assertThat(upgrade()).contains("in place of those that you had not touched\n  " + ANSWER);
    assertThat(copy.read(ANSWER)).isEqualTo(copy.read(STARTER)).contains("a better comment");
    assertThat(upgrade()).isEqualTo(NOTHING);

    newStarter("a still better one");
    upgrade();
    assertThat(copy.read(ANSWER)).as("the next time as well").isEqualTo(copy.read(STARTER));
  }

  @Test
  void what_the_learner_wrote_stays_and_the_new_starter_lies_beside_it() {
    copy.workbook("next");
    copy.write(ANSWER, "mine");
    newStarter("a better comment");
    assertThat(upgrade())
        .contains(
            "your file is as you left it\n  " + ANSWER, "beside it: YoungCollections.java.new")
        .contains("./jbang workbook reset YoungCollections");
    assertThat(copy.read(ANSWER)).isEqualTo("mine");
    assertThat(copy.read(BESIDE)).isEqualTo(copy.read(STARTER));
    assertThat(upgrade()).isEqualTo(NOTHING);

    newStarter("a still better one");
    upgrade();
    assertThat(copy.read(BESIDE)).as("an older one gives way").isEqualTo(copy.read(STARTER));

    copy.write(BESIDE, "mine too");
    newStarter("the last one");
    assertThat(upgrade()).contains("YoungCollections.java.new-starter-2");
    assertThat(copy.read(BESIDE)).isEqualTo("mine too");
    assertThat(copy.read(BESIDE + "-2")).isEqualTo(copy.read(STARTER));
  }

  @Test
  void a_restored_starter_is_known_as_the_new_one() {
    copy.workbook("next");
    copy.write(ANSWER, "mine");
    newStarter("a better comment");
    copy.workbook("reset", "YoungCollections", "--yes");
    newStarter("a still better one");
    assertThat(upgrade()).contains("had not touched");
    assertThat(copy.read(ANSWER)).isEqualTo(copy.read(STARTER));
  }

  @Test
  void a_pass_keeps_its_answer_and_is_stale_when_the_check_has_changed() {
    copy.write(ANSWER, copy.read(STARTER));
    upgrade();
    copy.write(ANSWER, copy.read(SOLUTIONS + "YoungCollections.java"));
    assertThat(copy.workbook("check").exit()).isZero();
    newStarter("a better comment");
    assertThat(upgrade()).contains("you have passed: nothing to do\n  " + ANSWER);
    assertThat(copy.path(BESIDE)).doesNotExist();

    copy.write(LESSON + "YoungCollectionsCheck.java", "// a test more");
    for (var time = 1; time <= 2; time++) {
      assertThat(upgrade())
          .as("until it is checked")
          .isEqualTo(
              NOTHING
                  + "Passed, but their check has changed since: check them again\n"
                  + "  ./jbang check YoungCollections\n");
    }
    assertThat(copy.workbook("list").out()).contains("its check has changed");
  }

  @Test
  void an_answer_moves_with_its_exercise_and_one_without_is_kept_and_named() throws IOException {
    copy.workbook("next");
    copy.write(ANSWER, "mine");
    copy.write("answers/01-hello-gc/Gone.java", "mine as well");
    Files.move(copy.path("lessons/01-hello-gc"), copy.path("lessons/02-hello-gc"));
    Files.move(copy.path("solutions/01-hello-gc"), copy.path("solutions/02-hello-gc"));

    var now = ANSWER.replace("01", "02");
    assertThat(upgrade()).contains("  " + now + "\n    from " + ANSWER);
    assertThat(copy.read(now)).isEqualTo("mine");
    assertThat(copy.path(ANSWER)).doesNotExist();
    assertThat(upgrade())
        .isEqualTo(
            NOTHING
                + "Kept, though the course has no such exercise\n"
                + "  answers/01-hello-gc/Gone.java\n");

    copy.write(ANSWER, "an older one");
    assertThat(upgrade()).as("two of one name").contains("no such exercise", ANSWER);
    assertThat(copy.read(now)).isEqualTo("mine");
  }

  @Test
  void an_answer_from_before_is_told_once_and_never_taken_for_a_starter() {
    copy.write(ANSWER, "mine");
    assertThat(upgrade()).contains("Begun before", ANSWER);
    assertThat(upgrade()).isEqualTo(NOTHING);
    newStarter("a better comment");
    assertThat(upgrade()).contains("as you left it");
    assertThat(copy.read(ANSWER)).isEqualTo("mine");
  }

  @Test
  void an_upgrade_that_was_killed_in_the_middle_is_finished_by_the_next() {
    copy.workbook("next");
    copy.write(ANSWER, "mine");
    var known = copy.read(".workbook/starters.json");
    newStarter("a better comment");
    upgrade();
    copy.write(".workbook/starters.json", known);
    assertThat(upgrade()).contains("beside it: YoungCollections.java.new-starter\n");
    assertThat(copy.path(BESIDE + "-2")).doesNotExist();

    copy.write(".workbook/starters.json", "{ \"form");
    assertThat(upgrade()).contains("Begun before");
    assertThat(copy.read(ANSWER)).isEqualTo("mine");
  }

  @Test
  void json_names_every_change_and_nothing_else_is_printed() {
    copy.workbook("next");
    newStarter("a better comment");
    copy.write("answers/01-hello-gc/Gone.java", "");
    var document = Json.parseObject(copy.workbook("upgrade", "--json").out());
    assertThat(document.get("changes").toString())
        .contains("exercise=YoungCollections", "change=replaced", "answer=" + copy.path(ANSWER));
    assertThat(document.get("withoutExercise").toString()).contains("Gone.java");
    assertThat(Json.parseObject(copy.workbook("upgrade", "--json").out()).get("changes").toString())
        .isEqualTo("[]");
  }

  /// What it prints; it is always content, and takes nothing away.
  private String upgrade(String... options) {
    var before = answers();
    var words = new String[options.length + 1];
    words[0] = "upgrade";
    System.arraycopy(options, 0, words, 1, options.length);
    var ran = copy.workbook(words);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(answers().values()).as("whatever the learner wrote").containsAll(before.values());
    return ran.out();
  }

  /// The texts that are no starter of ours.
  private Map<String, String> answers() {
    var texts = new TreeMap<String, String>();
    if (Files.exists(copy.path("answers"))) {
      try (var files = Files.walk(copy.path("answers"))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var text = Files.readString(file);
          if (text.startsWith("mine")) {
            texts.put(file.toString(), text);
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return texts;
  }

  private void newStarter(String comment) {
    copy.write(STARTER, "// " + comment + "\n" + copy.read(STARTER));
  }

  private void another(String name) {
    copy.write(LESSON + name + ".java", "class " + name + " {}\n");
    copy.write(LESSON + name + ".md", "---\ntitle: More\nminutes: 1\nfails: all\n---\nMore.\n");
  }
}
