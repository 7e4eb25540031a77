package workbook.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workbook.check.Limits;
import workbook.check.Verdict;

/// Says why an answer was not run, or not run to its end, and what to look for.
///
/// @param longer the command that gives it more time, where its reader has one
public record StopText(Optional<String> longer) {
  private static final int REFUSALS = 3;

  public String why(Verdict.Stopped stopped) {
    var in = stopped.place().isEmpty() ? "" : ", in " + stopped.place();
    return switch (stopped.limit()) {
      case TIME -> tooLong(stopped, in);
      case DEADLOCK ->
          "Its threads wait for each other%s, and none of them will ever go on.".formatted(in)
              + "\nDo two of them take the same locks in different orders?";
      case THREADS ->
          "It started more threads than an answer may%s, and was stopped.".formatted(in)
              + "\nIs a thread started in a loop, or by each call?";
      case FILES ->
          "It filled its temporary folder%s, and was stopped.".formatted(in)
              + "\nIs something written in a loop?";
      case MEMORY ->
          "It ran out of memory%s: it kept more than fits into %s."
                  .formatted(in, heap(Limits.DEFAULT.heap()))
              + "\nWhat still refers to the objects that are no longer needed?";
      case OUTPUT ->
          "It printed more than %,d bytes%s, and was stopped."
                  .formatted(Limits.DEFAULT.outputBytes(), in)
              + "\nIs there a println in a loop?";
      case EXIT ->
          "It ended the whole process (System.exit or Runtime.halt)%s.".formatted(in)
              + "\nSo nothing could be graded: return from the method instead.";
      case CRASH ->
          "Its JVM crashed%s, or something killed it from outside.".formatted(in)
              + "\nIf it happens again, and your code is plain Java, tell us: it may be our fault.";
    };
  }

  /// Where no test has begun, the loop need not be the learner's.
  private String tooLong(Verdict.Stopped stopped, String in) {
    // Who stops it and who asks when may see it a moment apart: 9.99 s are 10.
    var seconds = stopped.after().plusMillis(100).toSeconds();
    return stopped.test().isEmpty() && stopped.place().isEmpty()
        ? "After %d s its first test had not begun. Is this machine very busy?".formatted(seconds)
            + longer.map("\nTo wait longer: "::concat).orElse("")
        : "It was still running after %d s%s. Is there a loop without end?".formatted(seconds, in)
            + longer.map("\nIf it only needs longer: "::concat).orElse("");
  }

  /// The first few: the others are often of the same kind.
  public static List<String> refused(List<Verdict.Refusal> refusals, String answer) {
    var lines = new ArrayList<String>();
    for (var refusal : refusals.stream().limit(REFUSALS).toList()) {
      var line = refusal.line() > 0 ? ":" + refusal.line() : "";
      lines.add("");
      lines.add(answer + line + " uses " + refusal.what());
      lines.add("  " + beyond(refusal.reach()));
    }
    if (refusals.size() > REFUSALS) {
      lines.add("");
      lines.add("and " + (refusals.size() - REFUSALS) + " more");
    }
    return lines;
  }

  private static String beyond(Verdict.Reach reach) {
    return switch (reach) {
      case FILES -> "An answer reads and writes no files: all that it needs is handed to it.";
      case PROCESSES -> "An answer starts no process: what it starts would outlive its check.";
      case NETWORK -> "An answer opens no connection: it computes from what it is given.";
      case REFLECTION -> "An answer is plain Java: no reflection, class loading or native code.";
      case PROCESS -> "Streams, properties and hooks belong to the whole process, the check too.";
      case CHECK -> "JUnit, AssertJ and the check grade the answer; it cannot use them itself.";
    };
  }

  /// `256m` as a learner reads it.
  private static String heap(String option) {
    return option
        .toLowerCase(Locale.ROOT)
        .replace("k", " kB")
        .replace("m", " MB")
        .replace("g", " GB");
  }
}
