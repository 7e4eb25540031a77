///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/07-decision}/Deployment.java
//SOURCES ../../workbook/check/Checks.java

import static workbook.check.Checks.*;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import workbook.lab.Lifeline;

static final long MB = 1 << 20;
static final long MACHINE_BYTES = 240 * MB;
static final int CLIENTS = 6;
static final int AT_A_TIME = 2;
static final int WAVES = 60;
static final Duration SILENCE = Duration.ofSeconds(6);

@Test void names_at_least_one_worker() {
  if (Deployment.workers() < 1 || Deployment.workers() > 32) {
    fail("workers() is %d; expected a number from 1 to 32", Deployment.workers());
  }
}

@Test void starts_every_worker() {
  outcome().complaint("start").ifPresent(why -> fail("%s", why));
}

@Test void answers_every_request_while_nobody_is_lost() {
  outcome().complaint("before").ifPresent(why -> fail("%s", why));
}

@Test void answers_every_request_after_a_worker_is_lost() {
  outcome().complaint("after").ifPresent(why -> fail("%s", why));
}

@Test void stays_within_the_memory_of_the_machine() {
  outcome().complaint("memory").ifPresent(why -> fail("%s", why));
}

/// One worker of the service. It reads the number of a request and answers it, line by line.
static class Worker {
  static final int SESSIONS = 10_000;

  static void main(String... args) throws IOException {
    Lifeline.hold();
    var sessions = new byte[SESSIONS][];
    Arrays.setAll(sessions, _ -> new byte[1_008]); // with their headers 10,240,000 bytes, kept
    System.out.println("ready");
    var requests = new BufferedReader(new InputStreamReader(System.in));
    for (var line = requests.readLine(); line != null; line = requests.readLine()) {
      var request = Integer.parseInt(line);
      for (var i = 0; i < 1_024; i++) { // 1 MB in all; one session in a request is replaced
        var made = new byte[1_008];
        if (i == request % 1_024) {
          sessions[request % SESSIONS] = made;
        }
      }
      System.out.println("answered " + request);
    }
  }
}

/// What became of the deployment: which of the rules it broke, and how.
record Outcome(Map<String, String> complaints) {
  static final List<String> ORDER = List.of("start", "before", "after", "memory");

  /// A run that ended early has not kept the rules that it did not get to.
  Optional<String> complaint(String rule) {
    var broken = ORDER.stream().filter(complaints::containsKey).findFirst();
    return broken
        .filter(first -> ORDER.indexOf(first) <= ORDER.indexOf(rule))
        .map(first -> complaints.getOrDefault(rule, "the run ended before it came to that"));
  }
}

static Outcome outcome;

/// Runs the deployment, once for all tests.
Outcome outcome() {
  if (outcome == null) {
    var complaints = new HashMap<String, String>();
    var fleet = new ArrayList<Running>();
    try {
      run(fleet, complaints);
    } finally {
      fleet.forEach(Running::end);
    }
    outcome = new Outcome(complaints);
  }
  return outcome;
}

/// Starts the fleet, sends waves of requests, and loses one worker half-way.
void run(List<Running> fleet, Map<String, String> complaints) {
  while (fleet.size() < Deployment.workers()) {
    fleet.add(new Running(fleet.size()));
  }
  for (var worker : fleet) {
    if (!worker.says("ready")) {
      complaints.put("start", worker.lastWords("did not start"));
      return;
    }
  }
  var live = new ArrayList<>(fleet);
  var began = System.nanoTime();
  if (!serve(live, 0, WAVES / 2, "before", complaints)) {
    return;
  }
  var used = memory(live);
  live.removeFirst().end();
  if (!serve(live, WAVES / 2, WAVES, "after", complaints)) {
    return;
  }
  var seconds = (System.nanoTime() - began) / 1e9;
  used.check(complaints);
  memory(live).check(complaints);
  var answered = WAVES * CLIENTS;
  show("answered", "%,d requests, %,.0f a second".formatted(answered, answered / seconds));
  var of = "memory of %d workers".formatted(fleet.size());
  used.bytes.ifPresentOrElse(
      bytes -> show(of, bytes / MB, MACHINE_BYTES / MB, "MB of " + used.what),
      () -> show(of, used.told()));
}

/// Each wave is one request of each client, all at the same time.
boolean serve(
    List<Running> live, int from, int to, String rule, Map<String, String> complaints) {
  for (var wave = from; wave < to; wave++) {
    for (var client = 0; client < CLIENTS; client++) {
      if (client >= live.size() * AT_A_TIME) {
        complaints.put(
            rule,
            "%d clients ask at the same time, and %d workers answer %d each: client %d was refused"
                .formatted(CLIENTS, live.size(), AT_A_TIME, client + 1));
        return false;
      }
      live.get(client % live.size()).ask(wave * CLIENTS + client);
    }
    for (var client = 0; client < CLIENTS; client++) {
      var request = wave * CLIENTS + client;
      var worker = live.get(client % live.size());
      if (!worker.says("answered " + request)) {
        var what = "left request %,d of %,d unanswered".formatted(request + 1, WAVES * CLIENTS);
        complaints.put(rule, worker.lastWords(what));
        return false;
      }
    }
  }
  return true;
}

/// A worker's process.
static class Running {
  final int number;
  final Process process;
  final BufferedReader answers;
  final PrintWriter requests;
  final List<String> words = Collections.synchronizedList(new ArrayList<>());
  volatile OptionalLong waitingSince = OptionalLong.empty();

  Running(int number) {
    this.number = number;
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Deployment.flags());
    command.addAll(List.of(Lifeline.option(), "-cp", System.getProperty("java.class.path")));
    command.add(Worker.class.getName());
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader();
    requests = new PrintWriter(process.outputWriter(), true);
    Thread.ofVirtual().start(this::endIfSilent);
  }

  /// A JVM in a heap that is a little too small may collect for ever.
  void endIfSilent() {
    try {
      while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
        var since = waitingSince;
        if (since.isPresent() && System.nanoTime() - since.getAsLong() > SILENCE.toNanos()) {
          words.add(
              "It said nothing for %d s and was ended: is its heap so small that it only collects?"
                  .formatted(SILENCE.toSeconds()));
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  void ask(int request) {
    requests.println(request);
  }

  /// Reads on until it says so, or its end.
  boolean says(String expected) {
    waitingSince = OptionalLong.of(System.nanoTime());
    try {
      for (var line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.equals(expected)) {
          return true;
        }
        words.add(line);
      }
    } catch (IOException e) {
      words.add(e.getMessage());
    } finally {
      waitingSince = OptionalLong.empty();
    }
    return false;
  }

  String lastWords(String what) {
    // A JVM frames its reason in lines that give none.
    words.removeIf(line -> line.startsWith("Error: ") || line.startsWith("Error occurred"));
    var said = words.stream().filter(line -> line.contains("rror")).findFirst();
    return "worker %d, java %s, %s%s"
        .formatted(
            number,
            String.join(" ", Deployment.flags()),
            what,
            said.or(() -> words.stream().findFirst()).map(line -> ":\n  " + line).orElse(""));
  }

  void end() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

/// What the workers hold together.
///
/// @param bytes empty where this system cannot tell
/// @param what proportional or resident sets
record Held(OptionalLong bytes, String what, int workers) {

  String told() {
    return bytes.isPresent()
        ? "%,d MB of %s, of %,d MB".formatted(bytes.getAsLong() / MB, what, MACHINE_BYTES / MB)
        : "not graded: this system does not tell the memory of a process";
  }

  void check(Map<String, String> complaints) {
    if (bytes.isPresent() && bytes.getAsLong() > MACHINE_BYTES) {
      complaints.putIfAbsent(
          "memory",
          "%d workers hold %s: %,d MB each. What is in a worker besides the 10 MB that it needs?"
              .formatted(workers, told(), bytes.getAsLong() / MB / workers));
    }
  }
}

Held memory(List<Running> live) {
  for (var what : List.of("proportional sets", "resident sets")) {
    var each = live.stream().map(worker -> memory(worker.process.pid(), what)).toList();
    if (each.stream().allMatch(OptionalLong::isPresent)) {
      var sum = each.stream().mapToLong(OptionalLong::getAsLong).sum();
      return new Held(OptionalLong.of(sum), what, live.size());
    }
  }
  return new Held(OptionalLong.empty(), "", live.size());
}

/// Without `/proc` the resident set, which counts shared pages in each worker again.
OptionalLong memory(long pid, String what) {
  try {
    if (what.startsWith("resident")) {
      var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + pid).start();
      return kilobytes(ps.inputReader().lines());
    }
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return kilobytes(lines.filter(line -> line.startsWith("Pss:")));
    }
  } catch (IOException | UncheckedIOException e) {
    return OptionalLong.empty();
  }
}

OptionalLong kilobytes(Stream<String> lines) {
  return lines
      .map(line -> line.replaceAll("\\D", ""))
      .filter(digits -> !digits.isEmpty())
      .mapToLong(digits -> Long.parseLong(digits) * 1024)
      .findFirst();
}

void fail(String message, Object... arguments) {
  throw new AssertionError(message.formatted(arguments));
}

void main() { grade(this); }
