package workbook.lab;

import java.util.Map;

/// Colours for a terminal, or none: elsewhere every method returns its text as it is.
public enum Paint {
  NONE,
  ANSI;

  /// None where the output is no terminal, NO_COLOR is set (no-color.org), or TERM is dumb.
  public static Paint of(boolean terminal, Map<String, String> environment) {
    var wanted =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return wanted ? ANSI : NONE;
  }

  public String bold(String text) {
    return sgr("1", text);
  }

  public String dim(String text) {
    return sgr("2", text);
  }

  public String red(String text) {
    return sgr("31", text);
  }

  public String green(String text) {
    return sgr("32", text);
  }

  public String yellow(String text) {
    return sgr("33", text);
  }

  public String cyan(String text) {
    return sgr("36", text);
  }

  private String sgr(String code, String text) {
    return this == NONE ? text : "\033[" + code + "m" + text + "\033[0m";
  }
}
