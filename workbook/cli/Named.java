package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.lab.Nearest;

/// Exercises that a person names, each by its own name or by that of its lesson.
final class Named {

  private Named() {}

  /// In the order of the course; all of them where nothing is named.
  ///
  /// @throws BadCourse when one is not known, with the nearest name
  static List<Exercise> exercises(Course course, List<String> names) {
    var wanted = new ArrayList<Exercise>();
    names.forEach(name -> wanted.addAll(exercises(course, name)));
    var all = course.exercises();
    return names.isEmpty() ? all : all.stream().filter(wanted::contains).toList();
  }

  private static List<Exercise> exercises(Course course, String name) {
    return course
        .exercise(name)
        .map(List::of)
        .or(() -> course.lesson(name).map(Named::some))
        .orElseThrow(() -> unknown(course, name));
  }

  private static List<Exercise> some(Lesson lesson) {
    if (lesson.exercises().isEmpty()) {
      throw new BadCourse("the lesson " + lesson.alias() + " has no exercises");
    }
    return lesson.exercises();
  }

  /// With the nearest name that is known, or all of them.
  static BadCourse unknown(Course course, String name) {
    var known = new ArrayList<String>();
    for (var lesson : course.lessons()) {
      known.add(lesson.alias());
      lesson.exercises().forEach(exercise -> known.add(exercise.name()));
    }
    return new BadCourse(
        "no lesson or exercise \"%s\"\n  %s".formatted(name, Nearest.orAll(name, known)));
  }
}
