package workbook.check;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Compiled checks, kept by what they were made of: the check's source, the [Shape] of the answer,
/// the tool and the JDK. In memory, and where a folder is given in a file each, whose checksums tell
/// a damaged one, which then counts as missing.
final class CheckCache {

  /// A check has some ten versions of a shape while a learner works on it; a file has 30 kB.
  private static final int MOST_FILES = 400;

  private static final String END = "end";

  private final Optional<Path> folder;
  private final String tool;
  private final Map<String, Map<String, byte[]>> known = new ConcurrentHashMap<>();

  /// @param folder where they are kept from one start of the tool to the next
  CheckCache(Optional<Path> folder) {
    this.folder = folder;
    this.tool =
        String.join(
            "\n",
            Tool.version(),
            System.getProperty("java.vm.version"),
            System.getProperty("java.home"));
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
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(check));
      digest.update(tool.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(shape.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
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

  /// Beside its place first: a reader sees all of it or nothing. Where it cannot be kept, the next
  /// start compiles again.
  private void write(Path file, Map<String, byte[]> classes) {
    try {
      Files.createDirectories(file.getParent());
      var draft = Files.createTempFile(file.getParent(), "check", ".tmp");
      try {
        try (var out = Files.newOutputStream(draft)) {
          zip(classes, out);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      removeOldest(file.getParent());
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

  private static void removeOldest(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var all = files.toList();
      if (all.size() > MOST_FILES) {
        var byAge = Comparator.comparing((Path file) -> file.toFile().lastModified());
        for (var old : all.stream().sorted(byAge).limit(all.size() - MOST_FILES / 2).toList()) {
          Files.deleteIfExists(old);
        }
      }
    }
  }
}
