package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// Tells a learner what the compiler found: what is wrong in their answer, or what its check misses
/// there.
final class CompileErrors {
  private static final Pattern MISSING =
      Pattern.compile("symbol: +(\\w+) (.+)\\R +location: (?:\\w+) (\\w+)");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

  private final Path answer;
  private final Path check;

  CompileErrors(Path answer, Path check) {
    this.answer = answer;
    this.check = check;
  }

  /// Those of the answer; where it has none, what the check misses in it.
  List<Verdict.CompileError> of(List<Diagnostic<? extends JavaFileObject>> errors) {
    var own = errors.stream().filter(d -> isIn(answer, d)).map(this::own).toList();
    return own.isEmpty() ? missed(errors) : own;
  }

  private static boolean isIn(Path file, Diagnostic<? extends JavaFileObject> diagnostic) {
    var source = diagnostic.getSource();
    return source != null && Path.of(source.toUri()).equals(file.toAbsolutePath());
  }

  private Verdict.CompileError own(Diagnostic<? extends JavaFileObject> error) {
    return new Verdict.CompileError(
        name(answer), (int) error.getLineNumber(), message(error), excerpt(error));
  }

  /// Each thing that is missing once, however often the check calls it.
  private List<Verdict.CompileError> missed(List<Diagnostic<? extends JavaFileObject>> errors) {
    var byMessage = new LinkedHashMap<String, Verdict.CompileError>();
    for (var error : errors) {
      var missed = missed(error);
      byMessage.putIfAbsent(missed.message(), missed);
    }
    return List.copyOf(byMessage.values());
  }

  /// The answer is sound by itself but not what the check calls: somebody renamed something.
  private Verdict.CompileError missed(Diagnostic<? extends JavaFileObject> error) {
    var message = message(error);
    var missing = MISSING.matcher(message);
    var what = "the check cannot use it: " + message;
    if (missing.find()) {
      var symbol = missing.group(2);
      var type = name(answer).replace(".java", "");
      if (missing.group(3).equals(type)) {
        what =
            "the check calls %s.%s: there is no such %s in %s"
                .formatted(type, symbol, missing.group(1), name(answer));
      } else if (symbol.equals(type)) {
        what =
            packaged()
                ? "the check looks for a class %s in no package: remove the package line of %s"
                    .formatted(type, name(answer))
                : "the check looks for a class %s: there is none in %s"
                    .formatted(type, name(answer));
      }
    }
    return new Verdict.CompileError(name(check), (int) error.getLineNumber(), what, excerpt(error));
  }

  /// Editors like to add such a line; the check, which has none, then cannot see the class.
  private boolean packaged() {
    try {
      return PACKAGE.matcher(Files.readString(answer)).find();
    } catch (IOException e) {
      return false;
    }
  }

  /// In the words of javac, and with the short names that its command line prints.
  private static String message(Diagnostic<? extends JavaFileObject> error) {
    return error.getMessage(Locale.ROOT).replaceAll("\\bjava\\.(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /// The line of the error and a caret below it.
  private static String excerpt(Diagnostic<? extends JavaFileObject> error) {
    var at = (int) error.getPosition();
    if (at == Diagnostic.NOPOS || error.getSource() == null) {
      return "";
    }
    try {
      var text = error.getSource().getCharContent(true).toString();
      var start = text.lastIndexOf('\n', Math.max(0, Math.min(at, text.length()) - 1)) + 1;
      var line = text.substring(start).lines().findFirst().orElse("");
      // Tabs before the caret stay tabs, or it would not stand below its place.
      var before = line.substring(0, Math.min(line.length(), Math.max(0, at - start)));
      return line + "\n" + before.replaceAll("[^\t]", " ") + "^";
    } catch (IOException e) {
      return "";
    }
  }
}
