package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A course of small exercises of one kind: read the number in a certain field of a line, and leave
/// no object behind. Each has a class of its own name, so none can be graded with another's check.
///
/// @param root its folder
public record GeneratedCourse(Path root, List<Exercise> exercises) {

  private static final int A_LESSON = 50;
  private static final int FIELDS = 5;

  /// What each of them has to tell apart: five tests of what it computes, one with random inputs
  /// among them, and one of what it allocates.
  static final String TESTS =
      """
      @Test void reads_the_number_in_its_field() {
        expect("1,2,3,4,5,6", FIELD + 1);
        expect("10,20,30,40,50,60", 10 * (FIELD + 1));
      }

      @Test void reads_negative_numbers() {
        expect("-1,-2,-3,-4,-5,-6", -1 - FIELD);
      }

      @Test void reads_numbers_too_large_for_an_int() {
        expect("3000000000,".repeat(6), 3_000_000_000L);
      }

      @Test void reads_a_field_that_ends_the_line() {
        expect("7,".repeat(FIELD) + "7", 7);
      }

      @Test void agrees_with_split_on_1_000_random_lines() {
        var random = random();
        for (var i = 0; i < 1_000; i++) {
          var fields = random.ints(1 + FIELD + random.nextInt(3)).boxed().toList();
          var line = fields.stream().map(String::valueOf).collect(Collectors.joining(","));
          expect(line, fields.get(FIELD));
        }
      }

      @Test void allocates_at_most_8_bytes_a_call() {
        assertThat(allocatedBytesPerCall(() -> NAME.read("10,20,30,40,50,60")))
            .as("bytes a call")
            .isLessThanOrEqualTo(8);
      }

      void expect(String line, long number) {
        assertThat(NAME.read(line)).as("read(\\"%s\\")", line).isEqualTo(number);
      }
      """;

  private static final String STARTER =
      """
      class NAME {
        static long read(String line) {
          return Long.parseLong(line.split(",")[FIELD]);
        }
      }
      """;

  private static final String SOLUTION =
      """
      class NAME {
        static long read(String line) {
          var at = 0;
          for (var field = 0; field < FIELD; field++) {
            at = line.indexOf(',', at) + 1;
          }
          var minus = line.charAt(at) == '-';
          var value = 0L;
          for (var i = minus ? at + 1 : at; i < line.length() && line.charAt(i) != ','; i++) {
            value = value * 10 + line.charAt(i) - '0';
          }
          return minus ? -value : value;
        }
      }
      """;

  /// One exercise, and what people may answer.
  ///
  /// @param lesson the name of its folder
  /// @param field that is read, from 0
  public record Exercise(String name, String lesson, int field) {

    public String starter() {
      return of(STARTER);
    }

    public String solution() {
      return of(SOLUTION);
    }

    public List<Wrong> wrong() {
      return List.of(
          wrong(
              "reads-the-next-field",
              "reads_the_number_in_its_field",
              "pass one comma too many",
              text -> text.replace("field < ", "field <= ")),
          wrong(
              "drops-the-minus",
              "reads_negative_numbers",
              "forget the minus that it has seen",
              text -> text.replace("minus ? -value : value", "value")),
          wrong(
              "adds-up-in-an-int",
              "reads_numbers_too_large_for_an_int",
              "add up in an int",
              text -> text.replace("0L", "0")),
          wrong(
              "wants-a-comma",
              "reads_a_field_that_ends_the_line",
              "look for a comma after the last field",
              text -> text.replace("i < line.length() && ", "")));
    }

    /// @param body of its only method
    public String withBody(String body) {
      return of("class NAME {\n  static long read(String line) {\n" + body.indent(4) + "  }\n}\n");
    }

    String tests() {
      return of(TESTS);
    }

    private Wrong wrong(String name, String test, String does, UnaryOperator<String> change) {
      return new Wrong(name, test, "Does your answer " + does + "?", of(change.apply(SOLUTION)));
    }

    private String of(String text) {
      return text.replace("NAME", name).replace("FIELD", Integer.toString(field));
    }
  }

  /// A decoy.
  ///
  /// @param question to a learner whose answer fails alike
  public record Wrong(String name, String rejectedBy, String question, String source) {

    private String file() {
      return "// rejected by: %s\n// %s\n%s".formatted(rejectedBy, question, source);
    }
  }

  /// Writes a course into a new folder.
  public static GeneratedCourse write(Path root, int exercises) throws IOException {
    var all = IntStream.range(0, exercises).mapToObj(GeneratedCourse::exercise).toList();
    Files.createDirectories(root);
    Files.writeString(root.resolve("jbang-catalog.json"), "{}\n");
    for (var exercise : all) {
      write(root, exercise);
    }
    return new GeneratedCourse(root, all);
  }

  private static Exercise exercise(int i) {
    var lesson = i / A_LESSON + 1;
    return new Exercise("Parser" + (i + 1), "%02d-part-%d".formatted(lesson, lesson), i % FIELDS);
  }

  public Exercise first() {
    return exercises.getFirst();
  }

  public Path answer(Exercise exercise) {
    return root.resolve("answers").resolve(exercise.lesson()).resolve(exercise.name() + ".java");
  }

  /// As if a learner had solved them all.
  public GeneratedCourse solved() throws IOException {
    for (var exercise : exercises) {
      put(answer(exercise), exercise.solution());
    }
    return this;
  }

  private static void write(Path root, Exercise exercise) throws IOException {
    var lesson = root.resolve("lessons").resolve(exercise.lesson());
    var solutions = root.resolve("solutions").resolve(exercise.lesson());
    var name = exercise.name();
    put(lesson.resolve("lesson.md"), page(exercise.lesson()));
    put(lesson.resolve(name + ".md"), task(exercise));
    put(lesson.resolve(name + ".java"), exercise.starter());
    put(lesson.resolve(name + "Check.java"), check(exercise));
    put(solutions.resolve(name + ".java"), exercise.solution());
    for (var wrong : exercise.wrong()) {
      put(
          solutions.resolve("wrong").resolve(wrong.name()).resolve(name + ".java"),
          wrong.file());
    }
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String page(String lesson) {
    return """
        ---
        alias: %s
        title: Some exercises
        summary: They are all alike.
        minutes: 1
        ---
        """
        .formatted(lesson.substring(3));
  }

  private static String task(Exercise exercise) {
    return """
        ---
        title: Read field %d
        minutes: 1
        fails: allocates_at_most_8_bytes_a_call
        ---
        `read` returns the number in a field of a line. Make it leave no object behind.

        ## Hints
        1. You need a position in the line, not a string.
        """
        .formatted(exercise.field() + 1);
  }

  private static String check(Exercise exercise) {
    return """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //JAVA 25+
        //SOURCES ${answer:../../answers/%s}/%s.java

        import static org.assertj.core.api.Assertions.assertThat;
        import static workbook.check.Checks.*;

        import org.junit.jupiter.api.Test;

        %s
        void main() { grade(this); }
        """
        .formatted(exercise.lesson(), exercise.name(), exercise.tests());
  }
}
