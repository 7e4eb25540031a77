package workbook.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import workbook.lab.WholeFile;

/// Compiled checks, kept by what they were made of: the check's source, the [Shape] of the answer,
/// the tool and the JDK. In memory, and where a folder is given in a file each, whose checksums tell
/// a damaged one, which then counts as missing.
final class CheckCache {

  /// A file has some 7 kB.
  private static final int MOST_FILES = 5_000;

  /// What a watch or a class asks for again and again; the rest is read again from its file.
  private static final int MOST_IN_MEMORY = 64;

  private static final String END = "end";

  private final Optional<Path> folder;
  private final String tool;
  private final AtomicBoolean tidied = new AtomicBoolean();
  private final Map<String, Map<String, byte[]>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Map<String, byte[]>> eldest) {
              return size() > MOST_IN_MEMORY;
            }
          });

  /// @param folder where they are kept from one start of the tool to the next
  CheckCache(Optional<Path> folder) {
    this.folder = folder;
    this.tool = AotCache.wantedKey();
  }

  /// The classes of a check, or nothing.
  Map<String, byte[]> find(Path check, String shape) {
    var key = key(check, shape);
    var classes = known.get(key);
    if (classes == null && folder.isPresent()) {
      classes = read(file(key));
      if (!classes.isEmpty()) {
        known.put(key, classes);
      }
    }
    return classes == null ? Map.of() : classes;
  }

  void keep(Path check, String shape, Map<String, byte[]> classes) {
    var key = key(check, shape);
    known.put(key, classes);
    if (folder.isPresent()) {
      write(file(key), classes);
    }
  }

  private String key(Path check, String shape) {
    return ContentHash.ofAll(ContentHash.of(check), tool, shape);
  }

  private Path file(String key) {
    return folder.orElseThrow().resolve(key + ".zip");
  }

  /// Nothing where it is missing, cut or changed: the checksum of each entry is compared.
  private static Map<String, byte[]> read(Path file) {
    var classes = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        classes.put(entry.getName(), zip.readAllBytes());
      }
      // A file that was cut between two entries looks like a whole one, but for this.
      return classes.remove(END) == null ? Map.of() : classes;
    } catch (IOException | IllegalArgumentException _) {
      return Map.of();
    }
  }

  /// Where it cannot be kept, the next start compiles again.
  private void write(Path file, Map<String, byte[]> classes) {
    try {
      var bytes = new ByteArrayOutputStream();
      zip(classes, bytes);
      WholeFile.write(file, bytes.toByteArray());
      removeOldestOnce(file.getParent());
    } catch (IOException _) {
      // said above
    }
  }

  private static void zip(Map<String, byte[]> classes, OutputStream out) throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      for (var one : classes.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(END));
    }
  }

  /// Once in each start of the tool that keeps something: it looks at all of them.
  private void removeOldestOnce(Path folder) {
    if (tidied.getAndSet(true)) {
      return;
    }
    try (var files = Files.list(folder)) {
      var all = files.toList();
      if (all.size() > MOST_FILES) {
        var byAge = Comparator.comparing((Path file) -> file.toFile().lastModified());
        for (var old : all.stream().sorted(byAge).limit(all.size() - MOST_FILES / 2).toList()) {
          Files.deleteIfExists(old);
        }
      }
    } catch (IOException | UncheckedIOException _) {
      // Another terminal tidies up.
    }
  }
}
