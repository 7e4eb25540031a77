package workbook.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import workbook.course.Course;
import workbook.lab.Json;
import workbook.watch.Desk;
import workbook.watch.Voice;

/// Reads what a page asks to be run: a POST of one JSON object.
///
/// - `/live/snippet`: `before`, the snippets that stand before it on the page, and `code`
/// - `/live/act`: `lesson`, its alias, and `act`
/// - `/live/check`: `exercise`
/// - `/live/stop`: `name`, as the action told it
final class Requests implements AutoCloseable {

  private static final int MOST_BYTES = 256 * 1024;

  /// What a request comes to.
  sealed interface Asked {}

  record Run(Action action) implements Asked {}

  record Stop(String name) implements Asked {}

  record Wrong(int code, String why) implements Asked {}

  private final Supplier<Course> course;
  private final Clock clock;
  private final Desk.Grading grading;
  private final Voice voice;
  private final Turns turns = new Turns();
  private final ReaderShells shells = new ReaderShells(ReaderShell.LIMIT);

  /// @param course as it is now
  Requests(Supplier<Course> course, Clock clock, Desk.Grading grading, Voice voice) {
    this.course = course;
    this.clock = clock;
    this.grading = CheckAction.polite(grading, turns);
    this.voice = voice;
  }

  Asked read(String path, Headers headers, InputStream body) throws IOException {
    // A form of another page can send no such type without asking first.
    if (!"application/json".equals(headers.getFirst("Content-Type"))) {
      return new Wrong(415, "Only application/json.");
    }
    var bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return new Wrong(413, "Too much: at most " + MOST_BYTES / 1024 + " kB.");
    }
    try {
      var asked = Json.parseObject(new String(bytes, UTF_8));
      return switch (path) {
        case "/live/snippet" -> snippet(asked);
        case "/live/act" -> act(text(asked, "lesson"), text(asked, "act"));
        case "/live/check" -> check(text(asked, "exercise"));
        case "/live/stop" -> new Stop(text(asked, "name"));
        default -> new Wrong(404, "There is nothing to run here.");
      };
    } catch (Json.Malformed | IllegalArgumentException e) {
      return new Wrong(400, String.valueOf(e.getMessage()));
    }
  }

  private static String text(Map<String, Object> json, String key) {
    if (json.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("\"" + key + "\" is missing, or no text");
  }

  private Asked snippet(Map<String, Object> asked) {
    var before = new ArrayList<String>();
    if (asked.get("before") instanceof List<?> all) {
      all.forEach(one -> before.add(String.valueOf(one)));
    }
    return new Run(new SnippetAction(shells, turns, before, text(asked, "code")));
  }

  /// Its demo says by itself that it has no such act.
  private Asked act(String alias, String act) {
    var lesson = course.get().lesson(alias);
    if (lesson.isEmpty() || !act.matches("[a-z][a-z0-9-]*")) {
      return new Wrong(404, "There is no act " + act + " of a lesson " + alias + ".");
    }
    var command = new ArrayList<>(voice.demo(lesson.get()));
    command.addAll(List.of(act, "--no-predict"));
    var now = course.get();
    return new Run(new ActAction(turns, now.root(), command, now.state(), now.rounds(alias)));
  }

  private Asked check(String name) {
    var now = course.get();
    return now.exercise(name)
        .map(
            exercise ->
                (Asked)
                    new Run(
                        new CheckAction(
                            () -> new Desk(now, clock, grading, voice, List.of(exercise), exercise),
                            exercise,
                            voice)))
        .orElse(new Wrong(404, "There is no exercise " + name + "."));
  }

  @Override
  public void close() {
    shells.close();
  }
}
