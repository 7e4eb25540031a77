package workbook.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.module.ModuleFinder;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Links to the documentation of the JDK's classes, as its `javadoc` names them: whether there is
/// such a class and member, the JDK knows that runs this.
final class JdkApi {

  private static final Pattern LINK =
      Pattern.compile(
          "https://docs\\.oracle\\.com/en/java/javase/(?<version>\\d+)/docs/api/(?<module>[\\w.]+)/"
              + "(?<folder>[\\w/]+)/(?<type>[\\w.]+)\\.html(?:#(?<member>.+))?");

  private JdkApi() {}

  /// What is wrong with such a link; nothing with any other, or where another JDK runs this.
  static Optional<String> wrong(String url) {
    var link = LINK.matcher(url);
    if (!link.matches()
        || Integer.parseInt(link.group("version")) != Runtime.version().feature()
        || ModuleFinder.ofSystem().find(link.group("module")).isEmpty()) {
      return Optional.empty();
    }
    var name = link.group("folder").replace('/', '.') + "." + link.group("type");
    var type = type(name);
    if (type.isEmpty() || !link.group("module").equals(type.get().getModule().getName())) {
      return Optional.of("the module %s has no %s".formatted(link.group("module"), name));
    }
    if (link.group("member") == null) {
      return Optional.empty();
    }
    // Of a constructor, whose name is `<init>`.
    var member = URLDecoder.decode(link.group("member"), UTF_8);
    return members(type.get()).anyMatch(member::equals)
        ? Optional.empty()
        : Optional.of("%s has no %s".formatted(name, member));
  }

  /// Classes inside of others have `$` where the link has a dot.
  private static Optional<Class<?>> type(String name) {
    try {
      return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException e) {
      var dot = name.lastIndexOf('.');
      var outer = dot > 0 && Character.isUpperCase(name.charAt(name.lastIndexOf('.', dot - 1) + 1));
      return outer
          ? type(name.substring(0, dot) + "$" + name.substring(dot + 1))
          : Optional.empty();
    }
  }

  private static Stream<String> members(Class<?> type) {
    var constructors =
        Arrays.stream(type.getDeclaredConstructors()).map(one -> "<init>" + parameters(one));
    var methods =
        Arrays.stream(type.getDeclaredMethods()).map(one -> one.getName() + parameters(one));
    var fields = Arrays.stream(type.getDeclaredFields()).map(Member::getName);
    return Stream.of(constructors, methods, fields).flatMap(all -> all);
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getParameterTypes())
        .map(Class::getCanonicalName)
        .collect(Collectors.joining(",", "(", ")"));
  }
}
