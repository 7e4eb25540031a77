package workbook.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Several processes of one job that live at the same time: what they need together is less than
/// the sum of what each needs, as far as they share memory.
///
/// Each starts when the one before is [#ready]. When the last one is, their memory is looked at
/// and they are ended. Figures are means over the processes.
///
/// @param mapping the end of the name of a mapped file, for [Metric#MAPPED_PSS]; empty for none
public record Fleet(int processes, JavaJob job, String mapping) implements Job {

  private static final String PROPERTY = "workbook.fleet";
  private static final long LOOK_EVERY_MILLIS = 2;

  /// One of the processes, as it was when all were ready.
  private record Member(Duration startup, Report report, Memory memory, Memory mapped) {}

  /// In the job: its work is done, and its memory may be looked at. It never returns in a fleet;
  /// elsewhere, as when the job is run to make an archive, it returns at once.
  public static void ready() {
    if (System.getProperty(PROPERTY) == null) {
      return;
    }
    try {
      Child.reportReady(Instant.now());
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looks at the mappings of files whose name ends so, too.
  public Fleet mapping(String nameEnd) {
    return new Fleet(processes, job, nameEnd);
  }

  @Override
  public String command() {
    return "for i in $(seq "
        + processes
        + "); do "
        + job.flags("-D" + PROPERTY + "=by-hand").command()
        + " & sleep 1; done; wait";
  }

  @Override
  public long neededBytes() {
    return processes * job.neededBytes();
  }

  @Override
  public Measurement measure(Fork fork, Path scratch, List<Metric> metrics)
      throws InterruptedException {
    var started = new ArrayList<Process>();
    try {
      var startups = new ArrayList<Duration>();
      var reports = new ArrayList<Report>();
      for (var i = 0; i < processes; i++) {
        var folder = Files.createDirectory(scratch.resolve("process" + i));
        var words = job.flags("-D" + PROPERTY + "=" + i).words();
        var from = Instant.now();
        started.add(fork.start(words, folder));
        var report = report(started.getLast(), folder);
        if (report.isEmpty()) {
          return Measurement.unavailable(metrics, fork.lastWords(started.getLast(), folder));
        }
        reports.add(report.get());
        startups.add(Duration.between(from, report.get().ended().orElseThrow()));
      }
      return measurement(metrics, members(fork.proc(), started, startups, reports));
    } catch (IOException e) {
      return Measurement.unavailable(metrics, "could not run it: " + e.getMessage());
    } finally {
      started.forEach(fork::end);
    }
  }

  /// Nothing where the process ended before it was ready.
  private static Optional<Report> report(Process process, Path folder)
      throws IOException, InterruptedException {
    while (!Files.exists(folder.resolve(Report.FILE))) {
      if (!process.isAlive()) {
        return Optional.empty();
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return Optional.of(Report.read(folder));
  }

  private List<Member> members(
      Proc proc, List<Process> started, List<Duration> startups, List<Report> reports) {
    var members = new ArrayList<Member>();
    for (var i = 0; i < processes; i++) {
      var pid = started.get(i).pid();
      var memory = proc.memory(pid).orElse(Proc.UNKNOWN);
      var mapped = mapping.isEmpty() ? Optional.<Memory>empty() : proc.mapped(pid, mapping);
      members.add(
          new Member(startups.get(i), reports.get(i), memory, mapped.orElse(Proc.UNKNOWN)));
    }
    return members;
  }

  private static Measurement measurement(List<Metric> metrics, List<Member> members) {
    var readings = new LinkedHashMap<String, Reading>();
    for (var metric : metrics) {
      readings.put(
          metric.id(),
          switch (metric.id()) {
            case "startup" -> mean(members, member -> member.startup.toNanos() / 1e9, "");
            case "rss" -> bytes(members, member -> member.memory.rssBytes());
            case "pss" -> bytes(members, member -> member.memory.pssBytes());
            case "privateDirty" -> bytes(members, member -> member.memory.privateDirtyBytes());
            case "mappedPss" -> mapped(members, member -> member.mapped.pssBytes());
            case "mappedDirty" -> mapped(members, member -> member.mapped.privateDirtyBytes());
            default ->
                mean(
                    members,
                    member -> member.report.figure(metric.id()).orElse(-1),
                    "the job did not report it");
          });
    }
    return new Measurement(readings, List.of());
  }

  private static Reading bytes(List<Member> members, ToDoubleFunction<Member> figure) {
    return mean(members, figure, Proc.WHY_NOT);
  }

  private static Reading mapped(List<Member> members, ToDoubleFunction<Member> figure) {
    var known = members.stream().allMatch(member -> member.memory.rssBytes() >= 0);
    return mean(members, figure, known ? "it maps no such file" : Proc.WHY_NOT);
  }

  /// @param why there is none where a figure is negative
  private static Reading mean(List<Member> members, ToDoubleFunction<Member> figure, String why) {
    return members.stream().mapToDouble(figure).anyMatch(value -> value < 0)
        ? new Reading.Unavailable(why)
        : new Reading.Measured(members.stream().mapToDouble(figure).average().orElse(0));
  }
}
