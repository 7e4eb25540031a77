package workbook.check;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import workbook.lab.Json;
import workbook.lab.Lifeline;

/// The process in which an answer meets its check. It starts ahead, loads JUnit and AssertJ by a
/// rehearsal, and waits; then it takes one [Job] from standard input, reports [Event]s on standard
/// output, and ends. What the answer prints goes to standard error.
final class Standby {

  private Standby() {}

  static void main(String... args) throws IOException, ReflectiveOperationException {
    var channel = new FileOutputStream(FileDescriptor.out);
    var printed = new CountedOutput(new FileOutputStream(FileDescriptor.err));
    // From here on nothing but events is written to standard output.
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    if (System.in.available() == 0) {
      Rehearsal.run();
    }
    tell(channel, "", new Event.Ready());
    var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      return; // whoever started this one has ended, or needs it no more
    }
    // An answer that reads finds nothing, at once.
    System.setIn(new ByteArrayInputStream(new byte[0]));
    Lifeline.hold();
    examine(Job.parse(Json.parseObject(line)), channel, printed);
  }

  private static void examine(Job job, FileOutputStream channel, CountedOutput printed)
      throws ReflectiveOperationException {
    Event.Sink sink = event -> tell(channel, job.nonce() + " ", event);
    var folder = Path.of(job.folder());
    var loader = new JobLoader(folder, Standby.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    // For JVMs that the check starts: their jobs may be nested in it.
    System.setProperty(
        "java.class.path", System.getProperty("java.class.path") + File.pathSeparator + folder);
    Checks.report(sink, job);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> sink.accept(new Event.Exiting())));
    var guard = new Guard(job, sink);
    sink.accept(new Event.Begun());
    guard.start();
    try {
      Testing.run(loader.loadClass(job.check()), sink);
    } catch (OutOfMemoryError _) {
      // JUnit goes no further. A full heap ends the JVM by itself; full buffers come here.
      sink.accept(new Event.Broken(Verdict.Limit.MEMORY, ""));
      Runtime.getRuntime().halt(Flagged.OUT_OF_MEMORY);
    }
    guard.leftovers().forEach(note -> sink.accept(new Event.Noted(note)));
    System.out.flush();
    sink.accept(new Event.Done(printed.bytes()));
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    // Threads and hooks that the answer has left behind must not keep a result waiting.
    Runtime.getRuntime().halt(0);
  }

  /// One unbuffered write: a killed process has still told what it was doing.
  private static synchronized void tell(FileOutputStream channel, String nonce, Event event) {
    try {
      channel.write((nonce + event.line() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // Nobody listens any more: this process is about to be ended.
    }
  }
}
