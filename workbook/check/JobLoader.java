package workbook.check;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/// Loads a check and its answer from a folder. Its parent is asked first, so that no class of an
/// answer can stand in for one of JUnit, AssertJ or the lab.
final class JobLoader extends ClassLoader {
  private final Path folder;

  JobLoader(Path folder, ClassLoader parent) {
    super("job", parent);
    this.folder = folder;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      var bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected URL findResource(String name) {
    try {
      var file = folder.resolve(name);
      return Files.isRegularFile(file) ? file.toUri().toURL() : null;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
