package workbook.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A `java` command as somebody types it to start a program of theirs.
///
/// @param java the path or name of the launcher
/// @param options those before the program, values included
/// @param program the class, `-jar` and file, module or source file, and all that follows
public record JavaCommand(String java, List<String> options, List<String> program) {

  /// Options whose value is the next word.
  private static final Set<String> WITH_VALUE =
      Set.of(
          ("-cp -classpath --class-path -p --module-path --upgrade-module-path --add-modules"
                  + " --limit-modules --add-exports --add-opens --add-reads --patch-module"
                  + " --enable-native-access --illegal-native-access --source")
              .split(" "));

  private static final Pattern COLLECTOR =
      Pattern.compile(
          "-XX:[+-]Use(G1|Serial|Parallel|ParallelOld|Z|Shenandoah|Epsilon"
              + "|ConcMarkSweep|ParNew)GC");
  private static final Pattern NURSERY =
      Pattern.compile("(-Xmn|-XX:(NewSize|MaxNewSize|NewRatio)=).*");
  private static final Pattern HEAP =
      Pattern.compile("(-Xmx|-XX:(MaxHeapSize|MaxRAMPercentage|MaxRAM|MaxRAMFraction)=).*");
  private static final Pattern FIRST_HEAP =
      Pattern.compile("(-Xms|-XX:(InitialHeapSize|MinHeapSize|InitialRAMPercentage)=).*");
  private static final Pattern NAMED = Pattern.compile("-XX:[+-]?(\\w+).*");

  /// A command that starts no program.
  public static final class Misread extends Exception {
    private static final long serialVersionUID = 1;

    Misread(String message) {
      super(message);
    }
  }

  /// Reads it as the `java` launcher does.
  ///
  /// @throws Misread when it names no program
  public static JavaCommand parse(List<String> words) throws Misread {
    if (words.isEmpty()) {
      throw new Misread("no program to measure");
    }
    var at = 1;
    while (at < words.size() && words.get(at).matches("[-@].*") && !startsProgram(words.get(at))) {
      at += WITH_VALUE.contains(words.get(at)) ? 2 : 1;
    }
    var program = words.subList(Math.min(at, words.size()), words.size());
    var halfNamed = program.size() == 1 && program.getFirst().matches("-jar|-m|--module");
    if (program.isEmpty() || halfNamed) {
      throw new Misread("the command names no program: \"" + String.join(" ", words) + "\"");
    }
    return new JavaCommand(
        words.getFirst(), List.copyOf(words.subList(1, at)), List.copyOf(program));
  }

  private static boolean startsProgram(String word) {
    return word.matches("-jar|-m|--module|--module=.*");
  }

  /// What starts it from anywhere: a relative path means the same as where it was typed.
  String java(Path folder) {
    return java.contains("/") || java.contains("\\") ? folder.resolve(java).toString() : java;
  }

  /// The same program under these flags: they come first, and options of its own that set the same
  /// thing are taken out.
  public JavaCommand under(List<String> flags) {
    var kept = new ArrayList<>(flags);
    var clashing = clashing(flags);
    options.stream().filter(option -> !clashing.contains(option)).forEach(kept::add);
    return new JavaCommand(java, List.copyOf(kept), program);
  }

  /// Its own options that say otherwise than these flags, or the same.
  public List<String> clashing(List<String> flags) {
    var set = flags.stream().map(JavaCommand::subject).flatMap(Optional::stream).toList();
    return options.stream()
        .filter(option -> subject(option).filter(set::contains).isPresent())
        .toList();
  }

  /// Its own option for the largest heap.
  public Optional<String> heap() {
    return options.stream().filter(option -> HEAP.matcher(option).matches()).findFirst();
  }

  /// What an option of the JVM decides, so that two of one subject clash.
  private static Optional<String> subject(String option) {
    if (COLLECTOR.matcher(option).matches()) {
      return Optional.of("collector");
    }
    if (NURSERY.matcher(option).matches()) {
      return Optional.of("nursery");
    }
    if (HEAP.matcher(option).matches()) {
      return Optional.of("heap");
    }
    if (FIRST_HEAP.matcher(option).matches()) {
      return Optional.of("first heap");
    }
    var named = NAMED.matcher(option);
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }

  public List<String> words() {
    return Stream.of(List.of(java), options, program).flatMap(List::stream).toList();
  }

  /// A line that a POSIX shell splits into these words.
  public String line() {
    return Job.line(words());
  }
}
