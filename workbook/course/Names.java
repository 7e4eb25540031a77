package workbook.course;

import java.util.Optional;
import java.util.Set;

/// Which aliases a lesson may have.
public final class Names {

  /// Small letters and digits, with single hyphens between words.
  public static final String ALIAS = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";

  /// JBang takes an alias of such a name for its own command; `test` may become one.
  private static final Set<String> COMMANDS_OF_JBANG =
      Set.of(
          ("run build init edit cache export jdk config trust alias template catalog app completion"
                  + " info version wrapper test")
              .split(" "));

  private static final Set<String> OF_THE_TOOL = Set.of("check", "site", "workbook", "tests");

  private Names() {}

  /// Why no lesson is reached by this alias; nothing where it is.
  public static Optional<String> taken(String alias) {
    if (COMMANDS_OF_JBANG.contains(alias)) {
      return Optional.of("jbang " + alias + " is a command of JBang: the lesson is never reached");
    }
    return OF_THE_TOOL.contains(alias)
        ? Optional.of("jbang " + alias + " is a command of the workbook")
        : Optional.empty();
  }
}
