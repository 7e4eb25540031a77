package workbook.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import workbook.course.BadCourse;

/// The JDK's compiler, in this process and into memory. Not for two threads at once: it keeps the
/// compiler's view of the class path from one use to the next, which is most of the time it takes.
final class Javac implements AutoCloseable {

  /// @param errors the compiler's, in the order of the source; class files are there if it is empty
  /// @param classes of each source file: the bytes of its classes by their names
  /// @param gaveUp whether the compiler itself failed, without an error to tell
  record Result(
      List<Diagnostic<? extends JavaFileObject>> errors,
      Map<Path, Map<String, byte[]>> classes,
      boolean gaveUp) {}

  private final JavaCompiler compiler;
  private final StandardJavaFileManager files;
  private final List<String> options;

  /// @param classPath all that a source may use beside the JDK; sources are found nowhere
  /// @param options beside those that every source needs
  Javac(List<Path> classPath, List<String> options) {
    this.compiler =
        Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
            .orElseThrow(
                () ->
                    new BadCourse(
                        "no compiler in %s: a check needs a JDK, not a JRE\n  run: ./jbang jdk install 25"
                            .formatted(System.getProperty("java.home"))));
    this.files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.options = new ArrayList<>(options);
    this.options.addAll(List.of("-proc:none", "-implicit:none", "-nowarn", "-g"));
  }

  JavaFileObject file(Path source) {
    return files.getJavaFileObjects(source).iterator().next();
  }

  Result compile(JavaFileObject... sources) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var made = new Memory(files);
    var quiet = new PrintWriter(Writer.nullWriter());
    var fine = call(compiler.getTask(quiet, made, found, options, null, List.of(sources)));
    var errors =
        found.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
    return new Result(errors, made.classes(), !fine && errors.isEmpty());
  }

  /// A source can be nested too deep for the compiler's stack, or need more than all of the memory.
  private static boolean call(JavaCompiler.CompilationTask task) {
    try {
      return task.call();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return false;
    }
  }

  /// Compiles nothing of use, so that the next source finds the compiler loaded.
  void rehearse() {
    var source =
        new SimpleJavaFileObject(URI.create("memory:///Warm.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "class Warm { static int twice(int n) { return 2 * n; } }";
          }
        };
    var quiet = new PrintWriter(Writer.nullWriter());
    compiler.getTask(quiet, new Memory(files), null, options, null, List.of(source)).call();
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keeps class files, by the source that they come from.
  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<Path, Map<String, ByteArrayOutputStream>> written = new LinkedHashMap<>();

    Memory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location to, String name, JavaFileObject.Kind kind, FileObject source) {
      var bytes = new ByteArrayOutputStream();
      written
          .computeIfAbsent(place(source), _ -> new LinkedHashMap<>())
          .put(name, bytes);
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }

    private static Path place(FileObject source) {
      var uri = source.toUri();
      return "file".equals(uri.getScheme()) ? Path.of(uri) : Path.of(source.getName());
    }

    Map<Path, Map<String, byte[]>> classes() {
      var classes = new LinkedHashMap<Path, Map<String, byte[]>>();
      written.forEach(
          (source, ofSource) -> {
            var bytes = new LinkedHashMap<String, byte[]>();
            ofSource.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
            classes.put(source, bytes);
          });
      return classes;
    }

    /// The files belong to the compiler's next use, too.
    @Override
    public void close() {}
  }
}
