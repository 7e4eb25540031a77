package tests;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import workbook.lab.Json;

/// A project as an editor sees it, which is what the editor's own compiler then gets: read from the
/// project files alone.
///
/// @param sources the Java files
/// @param resources the others, each as its folder and its path in there
/// @param libraries jars and class folders
/// @param jvm what goes before the class on a command line, wherever `main` is run from
record ProjectReader(
    String name,
    boolean eclipse,
    String release,
    Set<Path> sources,
    List<Resource> resources,
    List<Path> libraries,
    String jvm,
    Path output) {

  record Resource(Path folder, Path name) {}

  /// What the Eclipse compiler would see of `.project`, `.classpath` and `.settings`.
  static ProjectReader eclipse(Path root) {
    var sources = new TreeSet<Path>();
    var resources = new ArrayList<Resource>();
    var libraries = new ArrayList<Path>();
    var output = root;
    for (var entry :
        elements(xml(root.resolve(".classpath")).getDocumentElement(), "classpathentry")) {
      var path = root.resolve(entry.getAttribute("path"));
      switch (entry.getAttribute("kind")) {
        case "src" -> {
          var including = patterns(entry.getAttribute("including"));
          var excluding = patterns(entry.getAttribute("excluding"));
          var all = entry.getAttribute("including").isEmpty();
          collect(
              path,
              file -> (all || including.test(file)) && !excluding.test(file),
              sources,
              resources);
        }
        case "lib" -> libraries.add(path);
        case "output" -> output = path;
        default -> {}
      }
    }
    var name = elements(xml(root.resolve(".project")).getDocumentElement(), "name").getFirst();
    return new ProjectReader(
        name.getTextContent(),
        true,
        release(root),
        sources,
        resources,
        libraries,
        settings(root).get("java.debug.settings.vmArgs").toString(),
        output);
  }

  /// As VS Code reads them: without the comments.
  private static Map<String, Object> settings(Path root) {
    return Json.parseObject(
        lines(root.resolve(".vscode/settings.json"))
            .filter(line -> !line.startsWith("//"))
            .collect(Collectors.joining("\n")));
  }

  private static String release(Path root) {
    return lines(root.resolve(".settings/org.eclipse.jdt.core.prefs"))
        .filter(line -> line.startsWith("org.eclipse.jdt.core.compiler.compliance="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  /// Eclipse's patterns: as Ant's, a folder stands for all in it.
  private static Predicate<Path> patterns(String text) {
    var matchers =
        Stream.of(text.split("\\|"))
            .map(pattern -> pattern.endsWith("/") ? pattern + "**" : pattern)
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
    return file -> matchers.stream().anyMatch(matcher -> matcher.matches(file));
  }

  /// The modules of IntelliJ IDEA that have sources, in an order in which each needs only those
  /// before it.
  static List<ProjectReader> intellij(Path root) {
    var misc = elements(xml(root.resolve(".idea/misc.xml")).getDocumentElement(), "component");
    var release = misc.getFirst().getAttribute("languageLevel").replace("JDK_", "");
    var jars =
        elements(xml(root.resolve(".idea/libraries/workbook.xml")).getDocumentElement(), "root")
            .stream()
            .map(jar -> jar.getAttribute("url").replaceAll("^\\w+://|!/$", ""))
            .map(Path::of)
            .toList();
    var modules = new ArrayList<ProjectReader>();
    for (var listed :
        elements(xml(root.resolve(".idea/modules.xml")).getDocumentElement(), "module")) {
      var file = Path.of(listed.getAttribute("filepath").replace("$PROJECT_DIR$", root.toString()));
      var module = module(root, file, release, jars, modules);
      if (!module.sources.isEmpty()) {
        modules.add(module);
      }
    }
    return modules;
  }

  private static ProjectReader module(
      Path root, Path file, String release, List<Path> jars, List<ProjectReader> before) {
    var name = file.getFileName().toString().replace(".iml", "");
    var iml = xml(file).getDocumentElement();
    var sources = new TreeSet<Path>();
    var resources = new ArrayList<Resource>();
    for (var content : elements(iml, "content")) {
      var excluded =
          elements(content, "excludePattern").stream().map(one -> one.getAttribute("pattern"));
      var without = patterns(String.join("|", excluded.toList()));
      for (var folder : elements(content, "sourceFolder")) {
        var path =
            Path.of(folder.getAttribute("url").replace("file://$MODULE_DIR$", root.toString()));
        collect(path, one -> !without.test(one.getFileName()), sources, resources);
      }
    }
    var libraries = new ArrayList<>(jars);
    for (var entry : elements(iml, "orderEntry")) {
      before.stream()
          .filter(one -> one.name.equals(entry.getAttribute("module-name")))
          .forEach(one -> libraries.addFirst(one.output));
    }
    var output = root.resolve("build/editor/idea/production").resolve(name);
    var template =
        xml(root.resolve(".idea/runConfigurations/_template__of_Application.xml"))
            .getDocumentElement();
    var jvm = option(template, "VM_PARAMETERS");
    return new ProjectReader(name, false, release, sources, resources, libraries, jvm, output);
  }

  private static void collect(
      Path folder, Predicate<Path> seen, Set<Path> sources, List<Resource> resources) {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file);
        if (!seen.test(name)) {
          continue;
        } else if (file.toString().endsWith(".java")) {
          sources.add(file);
        } else {
          resources.add(new Resource(folder, name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Builds the project.
  ///
  /// @return the compiler's errors, if there are any
  String compile() throws IOException {
    Files.createDirectories(output);
    for (var resource : resources) {
      var copy = output.resolve(resource.name.toString());
      Files.createDirectories(copy.getParent());
      Files.copy(resource.folder.resolve(resource.name.toString()), copy);
    }
    var words = new ArrayList<String>(List.of("--release", release, "-proc:none", "-nowarn", "-g"));
    words.addAll(List.of("-encoding", "UTF-8", "-d", output.toString(), "-cp", path(libraries)));
    sources.forEach(source -> words.add(source.toString()));
    var said = new StringWriter();
    var out = new PrintWriter(said);
    if (eclipse) {
      BatchCompiler.compile(words.toArray(String[]::new), out, out, null);
      return said.toString();
    }
    var javac = ToolProvider.getSystemJavaCompiler();
    var files = javac.getStandardFileManager(null, null, null);
    var options = words.subList(0, words.size() - sources.size());
    var done =
        javac.getTask(out, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
    return done.call() ? "" : said.toString();
  }

  /// Runs a class as an editor does, with the options that the project gives it.
  Clone.Ran run(String mainClass) {
    var classPath = new ArrayList<>(List.of(output));
    classPath.addAll(libraries);
    return Clone.command(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            jvm,
            "-cp",
            path(classPath),
            mainClass)
        .run();
  }

  private static String path(List<Path> entries) {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  static Document xml(Path file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (Exception e) {
      throw new AssertionError(file + " is no XML", e);
    }
  }

  static List<Element> elements(Element parent, String name) {
    var found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /// The value of an option of a run configuration.
  static String option(Element configuration, String name) {
    return elements(configuration, "option").stream()
        .filter(option -> option.getAttribute("name").equals(name))
        .map(option -> option.getAttribute("value"))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
