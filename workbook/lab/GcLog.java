package workbook.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a JVM's unified log says of its collections, written with `-Xlog:gc,gc+phases`.
///
/// The management beans of concurrent collectors count cycles and pauses in separate beans, which
/// must not be added up; the log numbers each collection and times each pause (JEP 271).
///
/// @param collections collections that the log numbers, young or old, whole or concurrent
/// @param pauseSeconds sum of all pauses
/// @param longestPauseSeconds 0 where there was no pause
record GcLog(long collections, double pauseSeconds, double longestPauseSeconds) {

  static final String FILE = "gc.log";
  static final String OPTION = "-Xlog:gc,gc+phases:file=" + FILE + ":uptime,tags:filecount=0";

  private static final Pattern USING = Pattern.compile("\\] Using (.*)$");
  private static final Pattern NUMBER = Pattern.compile("GC\\((\\d+)\\)");
  private static final Pattern PAUSE = Pattern.compile("\\bPause .* ([0-9]+[.,][0-9]+)ms$");

  /// The collector, as the log names it: `G1`, `The Z Garbage Collector`; empty where it does not.
  static String collector(List<String> lines) {
    return lines.stream()
        .map(USING::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  static GcLog parse(List<String> lines) {
    Set<String> collections = new HashSet<>();
    var sum = 0.0;
    var longest = 0.0;
    for (var line : lines) {
      var number = NUMBER.matcher(line);
      if (number.find()) {
        collections.add(number.group(1));
      }
      var pause = PAUSE.matcher(line);
      if (pause.find()) {
        var seconds = Double.parseDouble(pause.group(1).replace(',', '.')) / 1000;
        sum += seconds;
        longest = Math.max(longest, seconds);
      }
    }
    return new GcLog(collections.size(), sum, longest);
  }
}
