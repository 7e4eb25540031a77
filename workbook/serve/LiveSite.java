package workbook.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import site.Publication;
import site.Site;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Problem;
import workbook.lab.Json;
import workbook.watch.FolderEvents;

/// The site as the files of the course make it now. A page that has become wrong stays as it was,
/// and open pages are told what is wrong with it.
final class LiveSite implements AutoCloseable {

  /// How often files are looked at where no event tells of a change.
  private static final int LOOK_MILLIS = 500;

  /// An editor empties a file before it writes it.
  private static final int QUIET_MILLIS = 5;

  private final Path root;
  private final Events events;
  private final Semaphore stirred = new Semaphore(0);
  private final FolderEvents folders = new FolderEvents(stirred::release);
  private final Thread watcher;
  private volatile Site site;
  private volatile Map<String, Site.Content> files;
  private Map<Path, String> stamps;
  private Set<Path> heard = Set.of();
  private boolean wrong = false;

  /// @throws BadCourse when a page is wrong: to begin with, there is nothing to show in its place
  LiveSite(Course course, Events events) {
    this.root = course.root();
    this.events = events;
    this.stamps = stamps();
    this.site = Site.read(course);
    var problems = site.problems();
    if (!problems.isEmpty()) {
      throw new BadCourse(told(problems));
    }
    this.files = site.files(Publication.ANYWHERE);
    this.watcher = Thread.ofPlatform().name("site").daemon().start(this::watch);
  }

  /// The course as it was when all its pages were right.
  Course course() {
    return site.course();
  }

  /// The files of the site, as they are at this moment.
  Map<String, Site.Content> files() {
    return files;
  }

  private void watch() {
    try {
      while (true) {
        if (stirred.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          Thread.sleep(QUIET_MILLIS);
          stirred.drainPermits();
        }
        look();
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private void look() throws InterruptedException {
    var before = stamps;
    var now = stamps();
    while (!now.equals(stamps)) {
      // Still being written, or several files one after the other.
      stamps = now;
      Thread.sleep(QUIET_MILLIS);
      now = stamps();
    }
    if (!now.equals(before)) {
      reread(changed(before, now));
    }
  }

  private void reread(Set<Path> changed) {
    try {
      var next = site.reread(lesson -> changed.stream().anyMatch(concerns(lesson)));
      var problems = next.problems();
      if (problems.isEmpty()) {
        files = next.files(Publication.ANYWHERE);
        site = next;
        wrong = false;
        events.tell("site", "saved");
      } else {
        wrong = true;
        events.tell("problems", Json.line(told(problems)));
      }
    } catch (BadCourse | UncheckedIOException e) {
      // In the middle of being written, or wrong: the next save tells.
      wrong = true;
      events.tell("problems", Json.line(String.valueOf(e.getMessage())));
    }
  }

  /// Our measurements may be shown on any page, the learner's beside ours of the same lesson.
  private Predicate<Path> concerns(Lesson lesson) {
    var folder = lesson.folderName();
    return file ->
        wrong
            || file.startsWith(root.resolve("lessons").resolve(folder))
            || file.startsWith(root.resolve("solutions").resolve(folder))
            || (file.startsWith(root.resolve(".workbook"))
                ? file.endsWith(lesson.alias() + ".json")
                : file.toString().endsWith(".json"));
  }

  private static String told(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  private static Set<Path> changed(Map<Path, String> before, Map<Path, String> now) {
    var changed = new TreeSet<Path>();
    now.forEach(
        (file, stamp) -> {
          if (!stamp.equals(before.get(file))) {
            changed.add(file);
          }
        });
    before.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
    return changed;
  }

  /// Size and time of each file that a page is made of.
  private Map<Path, String> stamps() {
    var found = new HashMap<Path, String>();
    var seen = new HashSet<Path>();
    for (var part :
        List.of(
            "lessons",
            "solutions",
            "README.md",
            ".workbook/results",
            ".workbook/rounds",
            ".workbook/progress.json")) {
      add(root.resolve(part), found, seen);
    }
    heard = seen;
    return found;
  }

  private void add(Path part, Map<Path, String> found, Set<Path> seen) {
    if (!Files.exists(part)) {
      return;
    }
    try {
      Files.walkFileTree(
          part,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes read) {
              // To begin to listen costs more than to look.
              if (!heard.contains(folder)) {
                folders.from(folder);
              }
              seen.add(folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes read) {
              if (!file.getFileName().toString().startsWith(".")) {
                found.put(file, read.size() + " " + read.lastModifiedTime().toMillis());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException _) {
      // The next look sees it.
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
    folders.close();
  }
}
