// rejected by: asks_for_1_000_instances_more_each_time
// Does your answer ask for more than 1,000 instances, where 1,000 are enough?
// "At least 1,000" includes 1,000. Histograms like round numbers, since programs do: a loop that
// subscribes 1,000 listeners leaks exactly 1,000.
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

class LeakFinder {
  private static final Pattern LINE = Pattern.compile(" *\\d+: +(\\d+) +(\\d+) +(\\S+).*");
  private static final Map<Character, String> PRIMITIVES =
      Map.of(
          'Z', "boolean", 'B', "byte", 'S', "short", 'C', "char",
          'I', "int", 'J', "long", 'F', "float", 'D', "double");

  private record Count(long instances, long bytes) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(instances + other.instances, bytes + other.bytes);
    }
  }

  static List<String> growing(List<String> histograms) {
    var counts = histograms.stream().map(LeakFinder::counts).toList();
    return counts.getLast().keySet().stream()
        .filter(name -> grows(of(name, counts)))
        .sorted(comparingLong((String name) -> -gained(name, counts)).thenComparing(naturalOrder()))
        .toList();
  }

  private static List<Count> of(String name, List<Map<String, Count>> counts) {
    return counts.stream().map(at -> at.getOrDefault(name, Count.NONE)).toList();
  }

  private static boolean grows(List<Count> counts) {
    return IntStream.range(1, counts.size())
        .allMatch(i -> counts.get(i).instances() - counts.get(i - 1).instances() > 1_000);
  }

  private static long gained(String name, List<Map<String, Count>> counts) {
    var first = counts.getFirst().getOrDefault(name, Count.NONE);
    return counts.getLast().get(name).bytes() - first.bytes();
  }

  private static Map<String, Count> counts(String histogram) {
    var counts = new HashMap<String, Count>();
    for (var line : histogram.lines().toList()) {
      var found = LINE.matcher(line);
      if (found.matches()) {
        var count = new Count(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
        counts.merge(javaName(found.group(3)), count, Count::plus);
      }
    }
    return counts;
  }

  private static String javaName(String jvmName) {
    var dimensions = jvmName.lastIndexOf('[') + 1;
    if (dimensions == 0) {
      return jvmName;
    }
    var element = jvmName.substring(dimensions);
    var name =
        element.startsWith("L")
            ? element.substring(1, element.length() - 1)
            : PRIMITIVES.get(element.charAt(0));
    return name + "[]".repeat(dimensions);
  }
}
