package workbook.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import workbook.lab.Nearest;

/// A command line that cannot be understood: what was wrong, the nearest right name, where to read
/// more. Not the whole usage text, which would hide the sentence that matters.
public final class Mistake {

  private Mistake() {}

  /// @return the exit code
  public static int tell(ParameterException mistake, PrintWriter err) {
    var command = mistake.getCommandLine();
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      tellUnknown(command, unmatched.getUnmatched(), err);
    } else {
      var plain = mistake.getMessage().replaceFirst("an? (int|long)$", "a whole number");
      err.println(plain);
    }
    err.println("  read more: " + command.getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  private static void tellUnknown(CommandLine command, List<String> words, PrintWriter err) {
    var word = words.getFirst();
    var option = word.startsWith("-");
    var known = option ? options(command) : command.getSubcommands().keySet();
    if (!option && known.isEmpty()) {
      err.println("one word too many: \"" + word + "\"");
      return;
    }
    err.println("no " + (option ? "option" : "command") + " \"" + word + "\"");
    Nearest.to(word, known).ifPresent(name -> err.println("  did you mean " + name + "?"));
  }

  private static Set<String> options(CommandLine command) {
    var names = new TreeSet<String>();
    for (var option : command.getCommandSpec().options()) {
      names.addAll(List.of(option.names()));
    }
    return names;
  }
}
