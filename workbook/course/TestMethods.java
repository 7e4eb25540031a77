package workbook.course;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// The tests of a check by their names, in the order of its source, each with its code.
public final class TestMethods {

  /// What JUnit Jupiter takes for a test.
  private static final Set<String> MARKS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

  private TestMethods() {}

  /// @return the text of each test's body, without the braces around it
  public static SequencedMap<String, String> of(Path check) {
    try {
      return of(Source.read(check).text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SequencedMap<String, String> of(String text) {
    var tests = new LinkedHashMap<String, String>();
    var tree = JavaTree.of(text);
    for (var unit : tree.units()) {
      for (var type : unit.getTypeDecls()) {
        if (type instanceof ClassTree declared) {
          collect(declared, unit, tree, text, tests);
        }
      }
    }
    return tests;
  }

  private static void collect(
      ClassTree type,
      CompilationUnitTree unit,
      JavaTree tree,
      String text,
      Map<String, String> tests) {
    for (var member : type.getMembers()) {
      if (member instanceof MethodTree method && isTest(method)) {
        var start = (int) tree.positions().getStartPosition(unit, method.getBody());
        var end = (int) tree.positions().getEndPosition(unit, method.getBody());
        tests.putIfAbsent(method.getName().toString(), inner(text.substring(start, end)));
      }
    }
  }

  private static boolean isTest(MethodTree method) {
    return method.getBody() != null
        && method.getModifiers().getAnnotations().stream()
            .map(AnnotationTree::getAnnotationType)
            .map(name -> name.toString().replaceAll(".*\\.", ""))
            .anyMatch(MARKS::contains);
  }

  private static String inner(String block) {
    return block.substring(1, block.length() - 1).stripTrailing().stripIndent().strip();
  }
}
