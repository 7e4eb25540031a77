package workbook.lab;

import java.time.Duration;

/// Ends a process with the one that forked it, even where that was killed and could clean up
/// nothing: the child looks ten times a second whether its parent still lives.
///
/// A thread that waits for the end of standard input would notice at once, but a JVM that exits
/// waits 300 ms for a thread in native code: each measured run and each check would pay it.
public final class Lifeline {

  private static final String PROPERTY = "workbook.parent";
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Lifeline() {}

  /// The option for the command line of a child of this process.
  public static String option() {
    return "-D" + PROPERTY + "=" + ProcessHandle.current().pid();
  }

  /// In the child: from now on it ends with its parent. Nothing without the option.
  public static void hold() {
    var pid = Long.getLong(PROPERTY);
    if (pid != null) {
      Thread.ofPlatform().name("lifeline").daemon().start(() -> watch(pid));
    }
  }

  private static void watch(long pid) {
    var parent = ProcessHandle.of(pid);
    while (parent.filter(ProcessHandle::isAlive).isPresent()) {
      try {
        Thread.sleep(LOOK_EVERY);
      } catch (InterruptedException e) {
        // An answer may interrupt what it finds; the parent still lives or does not.
      }
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(1);
  }
}
