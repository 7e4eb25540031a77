package workbook.course;

import java.nio.file.Path;
import java.util.List;

/// One lesson: a folder `lessons/NN-alias/`.
///
/// @param folder absolute
/// @param minutes to read its page and run its demo; its exercises have minutes of their own
/// @param lecture the stretches of the lecture it answers, as written
/// @param requires aliases of lessons to read first
/// @param claims ids of the lecture's claims that its page answers
/// @param page `lesson.md`, head and body
public record Lesson(
    int number,
    String alias,
    String title,
    String summary,
    int minutes,
    String lecture,
    List<String> requires,
    List<String> claims,
    Path folder,
    FrontMatter page,
    List<Exercise> exercises) {

  /// `01-gc-off`
  public String folderName() {
    return folder.getFileName().toString();
  }

  /// What all its exercises take.
  public int exerciseMinutes() {
    return exercises.stream().mapToInt(Exercise::minutes).sum();
  }

  public Path recording() {
    return folder.resolve("recording.json");
  }

  /// `GcOffDemo.java` for the alias `gc-off`.
  public Path demo() {
    return folder.resolve(demoName(alias) + ".java");
  }

  /// `GcOffDemo` for the alias `gc-off`.
  public static String demoName(String alias) {
    var name = new StringBuilder();
    for (var word : alias.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.append("Demo").toString();
  }

  /// `gc_off.py` for the alias `gc-off`.
  public Path companion() {
    return folder.resolve(alias.replace('-', '_') + ".py");
  }
}
