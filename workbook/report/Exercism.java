package workbook.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workbook.lab.Json;

/// `results.json` as Exercism's website reads it from a test runner, version 3 of its interface:
/// https://exercism.org/docs/building/tooling/test-runners/interface
///
/// The status is `pass` where all tests pass, `error` where no test was run at all, else `fail`. Of
/// several exercises the tests are listed together, each with its exercise's name before it and its
/// place among them as `task_id`; one exercise has no tasks.
///
/// A test that was not run has the status `error`: the interface knows no other for it. What the
/// answer printed is not known test by test: it stands with the first test that did not pass, which
/// is the one that Exercism shows, else with the first.
final class Exercism {

  private static final int OUTPUT_CHARACTERS = 500;
  private static final String CUT = "\n(cut here: at most 500 characters are shown)";

  /// Of a message, as its column can hold them.
  private static final int MESSAGE_BYTES = 65_535;

  private Exercism() {}

  static String of(List<Graded> all) {
    var tests = new ArrayList<Map<String, Object>>();
    var cases = new ArrayList<Case>();
    for (var i = 0; i < all.size(); i++) {
      var own = Case.of(all.get(i));
      cases.addAll(own);
      tests.addAll(tests(all.get(i), own, all.size() > 1 ? i + 1 : 0));
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("version", 3);
    if (cases.stream().allMatch(one -> one.outcome() == Case.Outcome.PASSED)) {
      document.put("status", "pass");
    } else if (cases.stream().anyMatch(Case::ran)) {
      document.put("status", "fail");
    } else {
      document.put("status", "error");
      document.put("message", message(all));
      tests.clear();
    }
    document.put("tests", tests);
    return Json.document(document);
  }

  private static String message(List<Graded> all) {
    var several = all.size() > 1;
    return bytes(
        all.stream()
            .map(one -> (several ? one.exercise().name() + ": " : "") + Explanation.of(one))
            .collect(Collectors.joining("\n\n")));
  }

  private static List<Map<String, Object>> tests(Graded graded, List<Case> cases, int task) {
    var shown =
        cases.stream().filter(one -> one.outcome() != Case.Outcome.PASSED).findFirst().stream()
            .mapToInt(cases::indexOf)
            .findFirst()
            .orElse(0);
    var tests = new ArrayList<Map<String, Object>>();
    for (var one : cases) {
      var test = new LinkedHashMap<String, Object>();
      var prefix = task > 0 ? graded.exercise().name() + ": " : "";
      test.put("name", prefix + one.sentence());
      test.put("status", status(one.outcome()));
      put(test, "message", bytes(one.message()));
      if (tests.size() == shown) {
        put(test, "output", characters(graded.attempt().printed()));
      }
      put(test, "test_code", one.code());
      if (task > 0) {
        test.put("task_id", task);
      }
      tests.add(test);
    }
    return tests;
  }

  private static String status(Case.Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "pass";
      case FAILED -> "fail";
      case STOPPED, PREVENTED, NOT_RUN -> "error";
    };
  }

  private static void put(Map<String, Object> test, String key, String text) {
    if (!text.isEmpty()) {
      test.put(key, text);
    }
  }

  private static String characters(String printed) {
    return printed.length() > OUTPUT_CHARACTERS
        ? head(printed, OUTPUT_CHARACTERS - CUT.length()) + CUT
        : printed;
  }

  private static String bytes(String message) {
    var text = head(message, MESSAGE_BYTES);
    for (int over; (over = utf8(text) - MESSAGE_BYTES) > 0; ) {
      // None of its chars takes more than three bytes.
      text = head(text, text.length() - (over + 2) / 3);
    }
    return text;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// No half of a character that takes two.
  private static String head(String text, int length) {
    if (length >= text.length()) {
      return text;
    }
    var half = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length);
  }
}
