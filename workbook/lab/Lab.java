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
//SOURCES Fork.java
//SOURCES GcLog.java
//SOURCES JavaJob.java
//SOURCES Job.java
//SOURCES Json.java
//SOURCES Lifeline.java
//SOURCES Metric.java
//SOURCES Nearest.java
//SOURCES Options.java
//SOURCES Paint.java
//SOURCES Passport.java
//SOURCES Prediction.java
//SOURCES Proc.java
//SOURCES PythonJob.java
//SOURCES Reading.java
//SOURCES Recording.java
//SOURCES Report.java
//SOURCES Results.java
//SOURCES Rule.java
//SOURCES Run.java
//SOURCES Samples.java
//SOURCES Scratch.java
//SOURCES Table.java
//SOURCES Text.java
//SOURCES WholeFile.java

import java.util.List;

/// The instruments of one act: jobs to run in fresh processes, and an experiment to run them in.
///
/// The lab needs the JDK alone, so that a lesson starts at once, without a download; hence it has
/// no nullness annotations either: nothing in it takes or gives null.
public final class Lab {

  private final Bench bench;
  private final String act;

  Lab(Bench bench, String act) {
    this.bench = bench;
    this.act = act;
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
    var words = java.util.Arrays.stream(args).map(Object::toString).toList();
    return new JavaJob(bench.lesson(), main, words, List.of(), 0, false);
  }

  /// Starts an experiment with its question, to which the rule knows the right answer.
  public Experiment predict(String question, Rule rule) {
    return new Experiment(bench, act, question, rule);
  }
}
