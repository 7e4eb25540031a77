package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import workbook.lab.Json;
import workbook.lab.WholeFile;

/// What the fences of one page gave, kept in a file from one reading of it to the next. A fence may
/// use what those before it declared: it is run again when it or one before it has changed, and
/// before it, to have their declarations, those that had not.
final class KeptSnippets implements Snippets {

  private record Fence(String code, List<Block.Snippet> snippets) {}

  private final Path file;
  private final String madeBy;
  private final Snippets running;
  private final List<Fence> kept;
  private final List<Fence> now = new ArrayList<>();

  /// How many of the fences of this reading the session has run.
  private int ran = 0;

  private boolean wrong = false;

  /// @param file where they are kept; what is missing, damaged or made by another is made anew
  /// @param madeBy changes with what runs them
  KeptSnippets(Path file, String madeBy, Snippets running) {
    this.file = file;
    this.madeBy = madeBy;
    this.running = running;
    this.kept = read();
  }

  @Override
  public Ran run(String code) {
    var at = now.size();
    if (ran == 0 && at < kept.size() && kept.get(at).code().equals(code)) {
      now.add(kept.get(at));
      return new Ran(kept.get(at).snippets(), List.of());
    }
    for (; ran < at; ran++) {
      running.run(now.get(ran).code());
    }
    var result = running.run(code);
    ran++;
    wrong |= !result.mistakes().isEmpty();
    now.add(new Fence(code, result.snippets()));
    return result;
  }

  /// Keeps what was run, unless some of it was wrong: that is to be told again.
  @Override
  public void close() {
    running.close();
    if (!wrong && !now.equals(kept)) {
      try {
        WholeFile.write(file, Json.document(document()));
      } catch (IOException _) {
        // The next reading runs them again.
      }
    }
  }

  private List<Fence> read() {
    try {
      var document = Json.parseObject(Files.readString(file));
      return madeBy.equals(document.get("madeBy"))
          ? objects(document.get("fences")).stream().map(KeptSnippets::fence).toList()
          : List.of();
    } catch (IOException | Json.Malformed | ClassCastException | NullPointerException _) {
      return List.of();
    }
  }

  private static Fence fence(Map<?, ?> json) {
    return new Fence(
        text(json.get("code")),
        objects(json.get("snippets")).stream()
            .map(one -> new Block.Snippet(text(one.get("code")), texts(one.get("output"))))
            .toList());
  }

  private static String text(Object json) {
    return Objects.requireNonNull((String) json);
  }

  private static List<String> texts(Object json) {
    return ((List<?>) json).stream().map(KeptSnippets::text).toList();
  }

  private static List<? extends Map<?, ?>> objects(Object json) {
    return ((List<?>) json).stream().map(one -> (Map<?, ?>) one).toList();
  }

  private Map<String, Object> document() {
    return Map.of("madeBy", madeBy, "fences", now.stream().map(KeptSnippets::document).toList());
  }

  private static Map<String, Object> document(Fence fence) {
    var snippets =
        fence.snippets().stream()
            .map(one -> Map.of("code", one.code(), "output", one.output()))
            .toList();
    return Map.of("code", fence.code(), "snippets", snippets);
  }
}
