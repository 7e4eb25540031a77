package workbook.course;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java source as the compiler's own parser sees it; nothing that it names is looked up.
///
/// @param positions in the source's text
record JavaTree(List<CompilationUnitTree> units, SourcePositions positions) {

  /// A text that does not parse has what was found before its fault.
  static JavaTree of(String text) {
    var file =
        new SimpleJavaFileObject(URI.create("string:///Part.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var faults = new DiagnosticCollector<JavaFileObject>();
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, faults, List.of("-proc:none"), null, List.of(file));
    try {
      var units = new ArrayList<CompilationUnitTree>();
      task.parse().forEach(units::add);
      return new JavaTree(units, Trees.instance(task).getSourcePositions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
