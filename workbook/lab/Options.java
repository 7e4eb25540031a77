package workbook.lab;

import java.util.ArrayList;
import java.util.List;

/// What a demo's reader asked for on the command line.
///
/// @param rounds 0 for as many as each act declares
record Options(
    List<String> acts,
    boolean quick,
    int rounds,
    boolean json,
    boolean predict,
    boolean list,
    boolean help,
    boolean verbose,
    List<String> pythons) {

  private static final List<String> KNOWN =
      List.of(
          "--quick",
          "--rounds",
          "--json",
          "--no-predict",
          "--list",
          "--help",
          "--verbose",
          "--python");

  /// A mistake of the caller, told in one or two lines.
  static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mistake(String message) {
      super(message);
    }
  }

  /// @throws Mistake for an unknown option or act, or a value that does not fit
  static Options parse(List<String> args, List<String> knownActs) {
    var acts = new ArrayList<String>();
    var pythons = new ArrayList<String>();
    var flags = new ArrayList<String>();
    var rounds = 0;
    var rest = args.iterator();
    while (rest.hasNext()) {
      var arg = rest.next();
      var equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
      var name = equals < 0 ? arg : arg.substring(0, equals);
      if (name.equals("--rounds") || name.equals("--python")) {
        if (equals < 0 && !rest.hasNext()) {
          throw new Mistake(
              name
                  + " needs a value: "
                  + name
                  + "="
                  + (name.equals("--rounds") ? "7" : "/usr/bin/python3"));
        }
        var value = equals < 0 ? rest.next() : arg.substring(equals + 1);
        if (name.equals("--rounds")) {
          rounds = rounds(value);
        } else {
          pythons.add(value);
        }
      } else if (arg.equals("-h")) {
        flags.add("--help");
      } else if (arg.startsWith("-")) {
        flags.add(known("option", arg, KNOWN));
      } else {
        acts.add(known("act", arg, knownActs));
      }
    }
    return new Options(
        acts,
        flags.contains("--quick"),
        rounds,
        flags.contains("--json"),
        !flags.contains("--no-predict"),
        flags.contains("--list"),
        flags.contains("--help"),
        flags.contains("--verbose"),
        pythons);
  }

  int rounds(int declared) {
    return rounds > 0 ? rounds : quick ? 1 : declared;
  }

  private static int rounds(String value) {
    if (!value.matches("[1-9]\\d{0,2}")) {
      throw new Mistake("--rounds takes a number from 1 to 999, not \"" + value + "\"");
    }
    return Integer.parseInt(value);
  }

  private static String known(String kind, String typed, List<String> known) {
    if (known.contains(typed)) {
      return typed;
    }
    var nearest = Nearest.to(typed, known).map(name -> "\n  Did you mean " + name + "?").orElse("");
    throw new Mistake(
        "unknown %s \"%s\"%s\n  There are: %s"
            .formatted(kind, typed, nearest, String.join(", ", known)));
  }
}
