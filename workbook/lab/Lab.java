package workbook.lab;

//SOURCES BarChart.java
//SOURCES Bench.java
//SOURCES Child.java
//SOURCES Commands.java
//SOURCES Companion.java
//SOURCES Counter.java
//SOURCES Demo.java
//SOURCES Experiment.java
//SOURCES Figures.java
//SOURCES Findings.java
//SOURCES Fleet.java
//SOURCES ForeignJob.java
//SOURCES Fork.java
//SOURCES Gauge.java
//SOURCES GcLog.java
//SOURCES JavaCommand.java
//SOURCES JavaJob.java
//SOURCES JavaKind.java
//SOURCES Job.java
//SOURCES Json.java
//SOURCES KeptFile.java
//SOURCES Lifeline.java
//SOURCES Matrix.java
//SOURCES Measurement.java
//SOURCES Memory.java
//SOURCES Metric.java
//SOURCES MissingJob.java
//SOURCES Nearest.java
//SOURCES Options.java
//SOURCES Paint.java
//SOURCES Passport.java
//SOURCES Prediction.java
//SOURCES Predictions.java
//SOURCES Proc.java
//SOURCES ProgramJob.java
//SOURCES Reading.java
//SOURCES Recorded.java
//SOURCES Recording.java
//SOURCES Report.java
//SOURCES Results.java
//SOURCES Row.java
//SOURCES Rule.java
//SOURCES Run.java
//SOURCES Samples.java
//SOURCES Score.java
//SOURCES Scratch.java
//SOURCES SearchPath.java
//SOURCES Setting.java
//SOURCES SystemLock.java
//SOURCES Table.java
//SOURCES Text.java
//SOURCES WholeFile.java

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The instruments of one act: jobs to run in fresh processes, and an experiment to run them in.
///
/// The lab needs the JDK alone, so that a lesson starts at once, without a download; hence it has
/// no nullness annotations either: nothing in it takes or gives null.
public final class Lab {

  private static final long PROGRAM_NEEDS = 100L << 20;

  private final Bench bench;
  private final String act;
  private final Setting setting;

  Lab(Bench bench, String act, Setting setting) {
    this.bench = bench;
    this.act = act;
    this.setting = setting;
  }

  /// A demo: the table of contents of a lesson's `main`.
  ///
  /// @param alias of the lesson
  /// @param args of the command line
  public static Demo lesson(String alias, String... args) {
    return new Demo(alias, List.of(args));
  }

  /// How large to make a job: the second size under `--quick`.
  public long size(long whole, long quick) {
    return bench.options().quick() ? quick : whole;
  }

  /// A class with a `main` to run in a fresh JVM, without flags so far. Its arguments are numbers
  /// or words.
  public JavaJob java(Class<?> main, Object... args) {
    var words = Arrays.stream(args).map(Object::toString).toList();
    return new JavaJob(bench.lesson(), main, words, List.of(), 0, false);
  }

  /// Several processes of one job at the same time, each of which calls [Fleet#ready].
  public Fleet fleet(int processes, JavaJob job) {
    return new Fleet(processes, job, "");
  }

  /// Any program whose last line of output is a JSON object with a figure by metric id.
  public Job program(String... words) {
    var all = List.of(words);
    return new ProgramJob(all, Job.line(all), PROGRAM_NEEDS);
  }

  /// A job that cannot be done here: a dash with a footnote in the table.
  ///
  /// @param why what is missing, and how to get it
  public Job unavailable(String why) {
    return MissingJob.skipped(why);
  }

  /// A job that should run here, and does not, since [#prepare] failed.
  public Job failed(String why) {
    return new MissingJob(why);
  }

  /// A program on the search path.
  public Optional<Path> find(String program) {
    return SearchPath.find(System.getenv(), program);
  }

  /// A temporary folder of this act.
  public Path folder() {
    return setting.folder();
  }

  /// A copy, in [#folder], of a file of the lesson that the demo's head names with `//FILES`.
  public Path resource(String name) {
    return setting.resource(name);
  }

  /// Runs a job once, before the rounds: to make an archive that the runs then use.
  ///
  /// @return why that failed; nothing where it did not
  public Optional<String> prepare(JavaJob job) throws InterruptedException {
    return setting.prepare(bench.fork(), job.words(), job.command());
  }

  /// Runs a command once, before the rounds.
  ///
  /// @return why that failed; nothing where it did not
  public Optional<String> prepare(String... words) throws InterruptedException {
    return setting.prepare(bench.fork(), List.of(words), Job.line(List.of(words)));
  }

  Findings companion(Companion companion) throws InterruptedException {
    return companion.measure(bench, act, setting);
  }

  /// Starts an experiment with its question, to which the rule knows the right answer.
  public Experiment predict(String question, Rule rule) {
    return new Experiment(bench, setting, act, question, rule);
  }
}
