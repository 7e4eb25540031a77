package workbook.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs tests in the order of their source. Reflection promises no order; javac writes methods to
/// the class file as they come, so that is read.
final class SourceOrder implements MethodOrderer {

  @Override
  public void orderMethods(MethodOrdererContext context) {
    var names = names(context.getTestClass());
    context
        .getMethodDescriptors()
        .sort(
            Comparator.comparingInt(
                (MethodDescriptor method) -> names.indexOf(method.getMethod().getName())));
  }

  private static List<String> names(Class<?> type) {
    var file = type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", "");
    try (var bytes = type.getResourceAsStream(file + ".class")) {
      var names = new ArrayList<String>();
      if (bytes != null) {
        for (var method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
          names.add(method.methodName().stringValue());
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
