package bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a benchmark was asked for on its command line.
///
/// @param parts to be measured, in this order
/// @param numbers by option: how often, and how much
public record Request(List<String> parts, Map<String, Integer> numbers) {

  /// What cannot be understood ends the program with exit code 2, and says what can.
  ///
  /// @param parts that there are; each is asked for where none is named
  /// @param options each with its number where none is told, "--rounds 7": so it is for the record
  public static Request of(String[] args, List<String> parts, String... options) {
    var named = new ArrayList<String>();
    var numbers = new HashMap<String, Integer>();
    for (var option : options) {
      var words = option.split(" ");
      numbers.put(words[0], Integer.valueOf(words[1]));
    }
    for (var i = 0; i < args.length; i++) {
      if (parts.contains(args[i])) {
        named.add(args[i]);
      } else if (numbers.containsKey(args[i])
          && i + 1 < args.length
          && args[i + 1].matches("[1-9]\\d{0,4}")) {
        numbers.put(args[i], Integer.valueOf(args[++i]));
      } else {
        IO.println("Parts: " + String.join(", ", parts) + " (default: all)");
        IO.println("Options: " + String.join(", ", options) + "; smaller ones for a trial");
        System.exit(2);
      }
    }
    return new Request(named.isEmpty() ? parts : named, numbers);
  }

  public int number(String option) {
    return numbers.get(option);
  }
}
