package workbook.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import workbook.course.Engine;

/// Runs what a reader wrote, in a JVM that is theirs alone. Its heap has 256 MB, as that of a
/// page's own snippets.
final class ReaderShell implements AutoCloseable {

  /// For each statement.
  static final Duration LIMIT = Duration.ofSeconds(10);

  /// What is told of one that was closed before its end.
  static final Optional<String> STOPPED = Optional.of("stopped");

  private final Engine engine;
  private final long pid;
  private volatile Consumer<String> listener = _ -> {};
  private volatile boolean closed = false;

  /// Starts its JVM.
  ReaderShell(Duration limit) {
    this.engine = new Engine(limit, new Listened());
    this.pid = pid();
  }

  /// Printed, as a value would take the name `$1` from the reader's first one.
  private long pid() {
    return switch (engine.run(List.of("System.out.print(ProcessHandle.current().pid());"))) {
      case Engine.Output.Value(_, _, var stdout) -> Long.parseLong(String.join("", stdout));
      case Engine.Output.Thrown(var exception, _) -> throw new IllegalStateException(exception);
      case Engine.Output.Broken(var why) -> throw new IllegalStateException(why);
    };
  }

  /// Runs code, statement after statement, until one goes wrong.
  ///
  /// @param output hears what it prints, as it comes, and what each statement gives
  /// @return what went wrong
  Optional<String> run(String code, Consumer<String> output) {
    try {
      return runPieces(code, output);
    } catch (IllegalStateException e) {
      // What has been closed in the middle of its work says so in many ways.
      if (closed) {
        return STOPPED;
      }
      throw e;
    }
  }

  private Optional<String> runPieces(String code, Consumer<String> output) {
    var pieces = engine.pieces(code.stripTrailing().lines().toList());
    for (var piece : pieces) {
      var where = pieces.size() == 1 ? "" : "  in: " + piece.getFirst().strip();
      if (closed) {
        return STOPPED;
      }
      listener = output;
      var result = engine.run(piece);
      listener = _ -> {};
      switch (result) {
        case Engine.Output.Value(var name, var value, _) ->
            name.ifPresent(
                known -> value.ifPresent(given -> output.accept(known + " ==> " + given + "\n")));
        case Engine.Output.Thrown(var exception, _) -> {
          return closed ? STOPPED : Optional.of("it throws " + exception + where);
        }
        case Engine.Output.Broken(var why) -> {
          return closed ? STOPPED : Optional.of(why + where);
        }
      }
    }
    return Optional.empty();
  }

  /// Hands on whole characters.
  private final class Listened extends OutputStream {
    private static final int LARGEST = 8192;

    private final CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] begun = {};

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
      for (var at = 0; at < count; at += LARGEST) {
        part(bytes, from + at, Math.min(LARGEST, count - at));
      }
    }

    private void part(byte[] bytes, int from, int count) {
      var in = ByteBuffer.allocate(begun.length + count).put(begun).put(bytes, from, count).flip();
      var text = CharBuffer.allocate(in.remaining() + 1);
      decoder.decode(in, text, false);
      begun = new byte[in.remaining()];
      in.get(begun);
      listener.accept(text.flip().toString());
    }
  }

  /// Ends its JVM, and the processes that a snippet started in it.
  @Override
  public void close() {
    closed = true;
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            });
    engine.close();
  }
}
