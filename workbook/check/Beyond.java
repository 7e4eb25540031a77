package workbook.check;

import static workbook.check.Verdict.Reach.CHECK;
import static workbook.check.Verdict.Reach.FILES;
import static workbook.check.Verdict.Reach.NETWORK;
import static workbook.check.Verdict.Reach.PROCESS;
import static workbook.check.Verdict.Reach.PROCESSES;
import static workbook.check.Verdict.Reach.REFLECTION;

import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What lies beyond an answer: of the JDK it may use what computes, and of that nothing that
/// touches files, processes, the network, the process as a whole, or classes by their names.
///
/// Types are allowed by package; what is in none of the lists is refused. Names are as in class
/// files, with slashes.
final class Beyond {

  private static final Set<String> PACKAGES =
      Set.of(
          ("java/lang java/lang/annotation java/lang/constant java/lang/foreign java/lang/invoke"
                  + " java/lang/ref java/lang/runtime java/io java/math java/nio java/nio/charset"
                  + " java/security java/text java/time java/time/chrono java/time/format"
                  + " java/time/temporal java/time/zone java/util java/util/concurrent"
                  + " java/util/concurrent/atomic java/util/concurrent/locks java/util/function"
                  + " java/util/random java/util/regex java/util/stream java/util/zip")
              .split(" "));

  /// Of packages that are allowed else.
  private static final Map<String, Verdict.Reach> TYPES =
      Map.ofEntries(
          Map.entry("java/lang/ClassLoader", REFLECTION),
          Map.entry("java/lang/ClassValue", REFLECTION),
          Map.entry("java/lang/Module", REFLECTION),
          Map.entry("java/lang/ModuleLayer", REFLECTION),
          Map.entry("java/lang/ModuleLayer$Controller", REFLECTION),
          Map.entry("java/lang/Package", REFLECTION),
          Map.entry("java/lang/foreign/Linker", REFLECTION),
          Map.entry("java/lang/foreign/SymbolLookup", REFLECTION),
          Map.entry("java/lang/invoke/MethodHandleProxies", REFLECTION),
          Map.entry("java/util/ResourceBundle", REFLECTION),
          Map.entry("java/util/ServiceLoader", REFLECTION),
          Map.entry("java/lang/Process", PROCESSES),
          Map.entry("java/lang/ProcessBuilder", PROCESSES),
          Map.entry("java/lang/ProcessBuilder$Redirect", PROCESSES),
          Map.entry("java/lang/ProcessHandle", PROCESSES),
          Map.entry("java/lang/ProcessHandle$Info", PROCESSES),
          Map.entry("java/lang/StackWalker", CHECK),
          Map.entry("java/lang/StackWalker$StackFrame", CHECK),
          Map.entry("java/lang/StackTraceElement", CHECK),
          Map.entry("java/util/zip/ZipFile", FILES));

  /// Of `java.io`, where most types are about files: those that are not.
  private static final Set<String> STREAMS =
      Set.of(
          ("BufferedInputStream BufferedOutputStream BufferedReader BufferedWriter"
                  + " ByteArrayInputStream ByteArrayOutputStream CharArrayReader CharArrayWriter"
                  + " Closeable DataInput DataInputStream DataOutput DataOutputStream EOFException"
                  + " FilterInputStream FilterOutputStream FilterReader FilterWriter Flushable"
                  + " IOException InputStream InputStreamReader LineNumberReader OutputStream"
                  + " OutputStreamWriter PipedInputStream PipedOutputStream PipedReader PipedWriter"
                  + " PrintStream PrintWriter PushbackInputStream PushbackReader Reader"
                  + " SequenceInputStream Serializable StreamTokenizer StringReader StringWriter"
                  + " UncheckedIOException UnsupportedEncodingException Writer")
              .split(" "));

  private static final Set<String> SECURITY =
      Set.of(
          "DigestException",
          "GeneralSecurityException",
          "MessageDigest",
          "NoSuchAlgorithmException",
          "SecureRandom");

  /// All that an answer may ask a class, which is what cannot lead to another one.
  private static final Set<String> OF_A_CLASS =
      Set.of(
          ("cast desiredAssertionStatus equals getEnumConstants getName getSimpleName getTypeName"
                  + " hashCode isArray isAssignableFrom isEnum isInstance isInterface isPrimitive"
                  + " isRecord toString")
              .split(" "));

  private static final Map<String, Verdict.Reach> MEMBERS =
      Map.ofEntries(
          Map.entry("java/lang/Runtime.exec", PROCESSES),
          Map.entry("java/lang/Runtime.addShutdownHook", PROCESS),
          Map.entry("java/lang/Runtime.removeShutdownHook", PROCESS),
          Map.entry("java/lang/Runtime.load", REFLECTION),
          Map.entry("java/lang/Runtime.loadLibrary", REFLECTION),
          Map.entry("java/lang/System.clearProperty", PROCESS),
          Map.entry("java/lang/System.getProperties", PROCESS),
          Map.entry("java/lang/System.load", REFLECTION),
          Map.entry("java/lang/System.loadLibrary", REFLECTION),
          Map.entry("java/lang/System.setErr", PROCESS),
          Map.entry("java/lang/System.setIn", PROCESS),
          Map.entry("java/lang/System.setOut", PROCESS),
          Map.entry("java/lang/System.setProperties", PROCESS),
          Map.entry("java/lang/System.setProperty", PROCESS),
          Map.entry("java/lang/Thread.getAllStackTraces", CHECK),
          Map.entry("java/lang/Thread.getContextClassLoader", REFLECTION),
          Map.entry("java/lang/Thread.getStackTrace", CHECK),
          Map.entry("java/lang/Thread.setContextClassLoader", REFLECTION),
          Map.entry("java/lang/Thread.setDefaultUncaughtExceptionHandler", PROCESS),
          Map.entry("java/lang/foreign/MemorySegment.reinterpret", REFLECTION),
          Map.entry("java/lang/invoke/MethodHandles.privateLookupIn", REFLECTION),
          Map.entry("java/lang/invoke/MethodHandles.reflectAs", REFLECTION),
          Map.entry("java/lang/invoke/MethodType.fromMethodDescriptorString", REFLECTION),
          Map.entry("java/util/Locale.setDefault", PROCESS),
          Map.entry("java/util/TimeZone.setDefault", PROCESS));

  /// Constructors that open the file that a text names.
  private static final Set<String> OPENS =
      Set.of("java/io/PrintStream", "java/io/PrintWriter", "java/util/Formatter");

  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  private static final Set<String> OF_A_LOOKUP =
      Set.of("findVarHandle", "findStaticVarHandle", "lookupClass");

  private Beyond() {}

  /// @param name of a class, interface or array
  static Optional<Verdict.Reach> type(String name) {
    var plain = name.startsWith("[") ? name.replaceAll("^\\[+L?|;$", "") : name;
    if (!plain.contains("/")) {
      return Optional.empty(); // the answer's own, or an array of numbers
    }
    var known = TYPES.get(plain);
    if (known != null) {
      return Optional.of(known);
    }
    var place = plain.substring(0, plain.lastIndexOf('/'));
    var simple = plain.substring(place.length() + 1);
    if (!PACKAGES.contains(place)) {
      return Optional.of(ofPackage(place));
    }
    if (place.equals("java/io") && !STREAMS.contains(simple)) {
      return Optional.of(simple.startsWith("Object") ? REFLECTION : FILES);
    }
    return place.equals("java/security") && !SECURITY.contains(simple)
        ? Optional.of(PROCESS)
        : Optional.empty();
  }

  private static Verdict.Reach ofPackage(String place) {
    if (place.matches("(org/junit|org/assertj|org/opentest4j|workbook)(/.*)?")) {
      return CHECK;
    } else if (place.matches("java/nio/(file|channels)(/.*)?|java/util/(jar|logging|prefs)")) {
      return FILES;
    } else if (place.matches("(java|javax|com/sun)/net(/.*)?|java/rmi(/.*)?")) {
      return NETWORK;
    }
    return REFLECTION;
  }

  static Optional<Verdict.Reach> member(String owner, String name, String descriptor) {
    if (owner.equals("java/lang/Class")) {
      return OF_A_CLASS.contains(name) ? Optional.empty() : Optional.of(REFLECTION);
    } else if (owner.equals(LOOKUP)) {
      return OF_A_LOOKUP.contains(name) ? Optional.empty() : Optional.of(REFLECTION);
    } else if (name.equals("<init>")
        && OPENS.contains(owner)
        && descriptor.startsWith("(Ljava/lang/String;")) {
      return Optional.of(FILES);
    } else if (name.equals("getStackTrace")) {
      return Optional.of(CHECK);
    }
    return Optional.ofNullable(MEMBERS.get(owner + "." + name)).or(() -> type(owner));
  }

  /// As the source would name it: `Files.delete`, `new ProcessBuilder`, `Class.forName`.
  static String told(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> simple(type.asInternalName());
      case MemberRefEntry member when member.name().stringValue().equals("<init>") ->
          "new " + simple(member.owner().asInternalName());
      case MemberRefEntry member ->
          simple(member.owner().asInternalName()) + "." + member.name().stringValue();
      default -> "";
    };
  }

  private static String simple(String name) {
    var plain = name.replaceAll("^\\[+L?|;$", "");
    return plain.substring(plain.lastIndexOf('/') + 1).replace('$', '.');
  }
}
