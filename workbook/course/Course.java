package workbook.course;

//DEPS org.jspecify:jspecify:1.0.0
//SOURCES BadCourse.java
//SOURCES Exercise.java
//SOURCES FrontMatter.java
//SOURCES Lesson.java
//SOURCES Names.java
//SOURCES Problem.java
//SOURCES WrongAnswers.java
//SOURCES package-info.java
//SOURCES ../lab/Json.java
//SOURCES ../lab/Metric.java
//SOURCES ../lab/Nearest.java
//SOURCES ../lab/Paint.java
//SOURCES ../lab/Recording.java
//SOURCES ../lab/Rule.java
//SOURCES ../lab/WholeFile.java

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import workbook.lab.Nearest;

/// A course, read from the files of its folder; nothing about it is stored anywhere else.
///
/// @param root the folder that holds `lessons/` and `solutions/`, absolute
public record Course(Path root, List<Lesson> lessons) {

  private static final Pattern FOLDER = Pattern.compile("(\\d{2,4})-(" + Names.ALIAS + ")");
  private static final Set<String> LESSON_KEYS =
      Set.of("alias", "title", "summary", "minutes", "lecture", "requires", "claims");
  private static final Set<String> EXERCISE_KEYS = Set.of("title", "minutes", "fails", "allows");
  private static final List<String> ALLOWANCES = List.of("files", "processes", "network");
  private static final Pattern HINT = Pattern.compile("(?m)^\\d+\\. ");

  /// @throws BadCourse when the folder is no course or one of its files is malformed
  public static Course read(Path folder) {
    return read(folder.toAbsolutePath().normalize(), _ -> Optional.empty());
  }

  /// The same after some of its files have changed. Other lessons are taken as they were.
  ///
  /// @throws BadCourse as [#read] does
  public Course reread(Predicate<Lesson> changed) {
    var known = new HashMap<Path, Lesson>();
    lessons.stream().filter(changed.negate()).forEach(lesson -> known.put(lesson.folder(), lesson));
    return read(root, folder -> Optional.ofNullable(known.get(folder)));
  }

  private static Course read(Path root, Function<Path, Optional<Lesson>> known) {
    var lessons = root.resolve("lessons");
    if (!Files.isDirectory(lessons)) {
      throw new BadCourse(
          "no course in "
              + root
              + ": it has no folder lessons\n"
              + "  run this inside the clone, or name a course: --course DIR");
    }
    try {
      return new Course(
          root,
          children(lessons).stream()
              .filter(Files::isDirectory)
              .map(lesson -> known.apply(lesson).orElseGet(() -> lesson(root, lesson)))
              .toList());
    } catch (BadCourse e) {
      throw e.seenFrom(root);
    }
  }

  /// The same, when all that is read at need has been read, too.
  ///
  /// @throws BadCourse when one of its decoys is malformed
  public Course whole() {
    exercises().forEach(Exercise::decoys);
    return this;
  }

  public Optional<Lesson> lesson(String aliasOrFolder) {
    return lessons.stream()
        .filter(
            lesson ->
                lesson.alias().equals(aliasOrFolder) || lesson.folderName().equals(aliasOrFolder))
        .findFirst();
  }

  /// @throws BadCourse when there is none, with the nearest name
  public Lesson theLesson(String aliasOrFolder) {
    return lesson(aliasOrFolder)
        .orElseThrow(
            () -> unknown("lesson", aliasOrFolder, lessons.stream().map(Lesson::alias).toList()));
  }

  /// @throws BadCourse when there is none, with the nearest name
  public Exercise theExercise(String name) {
    return exercise(name).orElseThrow(() -> noExercise(name));
  }

  private BadCourse noExercise(String name) {
    var ofLesson = lesson(name).map(Lesson::exercises).orElse(List.of());
    return ofLesson.isEmpty()
        ? unknown("exercise", name, names(exercises()))
        : new BadCourse(
            "%s is a lesson\n  name one of its exercises: %s"
                .formatted(name, String.join(", ", names(ofLesson))));
  }

  private static List<String> names(List<Exercise> exercises) {
    return exercises.stream().map(Exercise::name).toList();
  }

  private static BadCourse unknown(String kind, String typed, List<String> known) {
    return new BadCourse(
        "no %s \"%s\"\n  %s".formatted(kind, typed, Nearest.orAll(typed, known)));
  }

  public Optional<Exercise> exercise(String name) {
    return exercises().stream().filter(exercise -> exercise.name().equals(name)).findFirst();
  }

  /// All exercises, in the order of the lessons.
  public List<Exercise> exercises() {
    return lessons.stream().flatMap(lesson -> lesson.exercises().stream()).toList();
  }

  /// Where the learner's answers to a lesson lie, whether or not they exist yet.
  public Path answers(String lessonFolder) {
    return root.resolve("answers").resolve(lessonFolder);
  }

  /// What the workbook keeps for this course on this machine.
  public Path state() {
    return root.resolve(".workbook");
  }

  /// What others show beside a link to the published site, where there is such a picture.
  public Path preview() {
    return root.resolve("lessons").resolve("preview.png");
  }

  /// What the demo of a lesson measured on this machine, as far as it was run.
  public Path results(String lesson) {
    return state().resolve("results").resolve(lesson + ".json");
  }

  /// The rounds so far of a demo that the live site runs just now; else there is no such file.
  public Path rounds(String lesson) {
    return state().resolve("rounds").resolve(lesson + ".json");
  }

  private static Lesson lesson(Path root, Path folder) {
    var name = FOLDER.matcher(folder.getFileName().toString());
    var page = folder.resolve("lesson.md");
    if (!name.matches()) {
      throw bad(
          folder, 1, "a lesson's folder is named like 01-gc-off", "rename or move this folder");
    }
    if (!Files.exists(page)) {
      throw bad(page, 1, "the lesson has no page", "add it: see CONTRIBUTING.md");
    }
    var front = FrontMatter.parse(page, text(page), LESSON_KEYS);
    if (!front.text("alias").equals(name.group(2))) {
      throw bad(
          page,
          front.lineOf("alias"),
          "the alias is \"%s\", the folder says \"%s\""
              .formatted(front.text("alias"), name.group(2)),
          "write alias: " + name.group(2) + ", or rename the folder");
    }
    return new Lesson(
        Integer.parseInt(name.group(1)),
        name.group(2),
        front.text("title"),
        front.text("summary"),
        front.minutes(),
        front.values().getOrDefault("lecture", ""),
        front.list("requires"),
        front.list("claims"),
        folder,
        front,
        exercises(root, folder, front.body()));
  }

  /// In the order in which the lesson's page links to them; then those that it does not name.
  private static List<Exercise> exercises(Path root, Path folder, String lesson) {
    var exercises = new ArrayList<Exercise>();
    for (var page : children(folder)) {
      var file = page.getFileName().toString();
      if (file.endsWith(".md") && Character.isUpperCase(file.charAt(0))) {
        exercises.add(exercise(root, folder, page, file.substring(0, file.length() - 3)));
      }
    }
    exercises.sort(Comparator.comparingInt(exercise -> place(lesson, exercise)));
    return exercises;
  }

  private static int place(String lesson, Exercise exercise) {
    var link = lesson.indexOf("](" + exercise.name() + ".md");
    return link < 0 ? Integer.MAX_VALUE : link;
  }

  private static Exercise exercise(Path root, Path folder, Path page, String name) {
    var front = FrontMatter.parse(page, text(page), EXERCISE_KEYS);
    var parts = front.body().split("(?m)^## Hints$", 2);
    var solutions = root.resolve("solutions").resolve(folder.getFileName());
    return new Exercise(
        name,
        folder.getFileName().toString(),
        front.text("title"),
        front.minutes(),
        front.list("fails"),
        front.list("allows", ALLOWANCES),
        parts[0].strip(),
        parts.length == 1 ? List.of() : hints(parts[1]),
        page,
        folder.resolve(name + ".java"),
        folder.resolve(name + "Check.java"),
        solutions.resolve(name + ".java"),
        new WrongAnswers(root, solutions.resolve("wrong"), name));
  }

  private static List<String> hints(String list) {
    return HINT.splitAsStream(list).map(String::strip).filter(hint -> !hint.isEmpty()).toList();
  }

  static List<Path> children(Path folder) {
    try (var paths = Files.list(folder)) {
      return paths.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without the mark of byte order with which some editors begin a file.
  static String text(Path file) {
    try {
      var text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw bad(file, 1, "cannot be read as UTF-8: " + e.getMessage(), "save it as UTF-8");
    }
  }

  static BadCourse bad(Path file, int line, String what, String next) {
    return new BadCourse(new Problem(file, line, what, next));
  }
}
