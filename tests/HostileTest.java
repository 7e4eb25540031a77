package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.check.Progress;
import workbook.course.Course;

/// `check --all` over a course whose answers all do their worst at once, by the real command.
class HostileTest {
  /// The body of each exercise's `twice`, and what its learner is told.
  private static final Map<String, String[]> ANSWERS = new LinkedHashMap<>();

  static {
    answer("Right", "return 2 * n;", "You solved Right");
    answer("Loops", "while (true) {}", "still running after 1");
    answer("Exits", "System.exit(0); return 2 * n;", "ended the whole process");
    answer("Halts", "Runtime.getRuntime().halt(0); return 2 * n;", "ended the whole process");
    answer("Hoards", "var l = new java.util.ArrayList<long[]>(); while (true) l.add(new long[1 << 20]);", "ran out of memory");
    answer("Recurses", "return twice(n + 1) + 1;", "called itself until the stack was full");
    answer("Floods", "while (true) IO.println(\"flood\");", "printed more than");
    answer("Bombs", "while (true) new Thread(() -> { while (true) {} }).start();", "threads");
    answer("Locks", "synchronized (Locks.class) { var t = new Thread(() -> Locks.lock()); t.start(); while (t.getState() != Thread.State.BLOCKED) Thread.onSpinWait(); try { t.join(); } catch (InterruptedException e) {} } return 2 * n;", "still running after 1");
    answer("Leaves", "new Thread(() -> { while (true) {} }, \"left\").start(); return 2 * n;", "a thread was still running");
    answer("Deletes", "new java.io.File(\"lessons\").delete(); return 2 * n;", "uses File.delete");
    answer("Reads", "try { java.nio.file.Files.readString(java.nio.file.Path.of(\"solutions\")); } catch (java.io.IOException e) {} return 2 * n;", "uses Files.readString");
    answer("Starts", "try { new ProcessBuilder(\"sleep\", \"100\").start(); } catch (java.io.IOException e) {} return 2 * n;", "uses ProcessBuilder.start");
    answer("Mutes", "System.setOut(null); return 2 * n;", "uses System.setOut");
    answer("Cheats", "new CheatsCheck(); return 2 * n;", "CheatsCheck");
  }

  private static void answer(String name, String body, String told) {
    ANSWERS.put(name, new String[] {body, told});
  }

  @TempDir private Path root;

  @Test
  void hostile_answers_leave_the_tool_the_progress_and_the_clone_as_they_were() throws Exception {
    write();
    var before = contents();
    var ran = InProcess.run(root, "check", "--all", "--timeout", "10");

    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    for (var one : ANSWERS.entrySet()) {
      var text = part(ran.out(), one.getKey());
      assertThat(text).as(one.getKey()).contains(one.getValue()[1]);
      assertThat(text).as("no trace of ours").doesNotContain("\tat ", "workbook.check", "org.junit");
    }
    assertThat(ran.out()).contains("You solved Right");
    assertThat(contents()).isEqualTo(before);
    var messages = new StringWriter();
    var course = Course.read(root);
    var progress = Progress.read(course, Clock.systemUTC(), new PrintWriter(messages, true));
    assertThat(progress.state(course.theExercise("Right"))).isEqualTo(Progress.State.PASSED);
    assertThat(messages.toString()).isEmpty();
    assertThat(ProcessHandle.current().children()).as("processes left").isEmpty();
  }

  /// What is printed of one exercise.
  private static String part(String out, String name) {
    var begin = out.indexOf(name + ": ");
    var next = out.indexOf(": An exercise", begin + name.length() + 20);
    return out.substring(begin, next < 0 ? out.length() : next);
  }

  private Map<String, String> contents() throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = root.relativize(file).toString();
        if (!name.startsWith(".workbook")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  private void write() throws IOException {
    Files.writeString(root.resolve("jbang-catalog.json"), "{}");
    var lesson = Files.createDirectories(root.resolve("lessons/01-small"));
    var answers = Files.createDirectories(root.resolve("answers/01-small"));
    Files.writeString(
        lesson.resolve("lesson.md"),
        """
        ---
        alias: small
        title: A small lesson
        summary: Its exercises are alike.
        minutes: 1
        ---
        """);
    for (var one : ANSWERS.entrySet()) {
      var name = one.getKey();
      Files.writeString(
          lesson.resolve(name + ".md"),
          "---\ntitle: An exercise\nminutes: 1\nfails: doubles\n---\nTask.\n");
      Files.writeString(lesson.resolve(name + ".java"), source(name, "return n;"));
      Files.writeString(answers.resolve(name + ".java"), source(name, one.getValue()[0]));
      Files.writeString(
          lesson.resolve(name + "Check.java"),
          """
          import static org.assertj.core.api.Assertions.assertThat;
          import static workbook.check.Checks.*;
          import org.junit.jupiter.api.Test;

          @Test void doubles() {
            assertThat(%s.twice(2)).isEqualTo(4);
          }

          void main() { grade(this); }
          """
              .formatted(name));
    }
  }

  private static String source(String name, String body) {
    return "class %s {\n  static synchronized void lock() {}\n  static int twice(int n) {\n    %s\n  }\n}\n"
        .formatted(name, body);
  }
}
