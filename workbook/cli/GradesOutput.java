package workbook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import workbook.grade.GradeTable;
import workbook.grade.Gradebook;
import workbook.grade.GradesDocument;
import workbook.lab.Paint;
import workbook.lab.WholeFile;

/// Tells what became of a class, and keeps it in a folder: `grades.json` and `table.txt`.
record GradesOutput(Surroundings around, boolean json, Path folder) {
  private static final int MISSING = 10;

  /// Of the whole class.
  void tell(Gradebook book) throws IOException {
    var document = new GradesDocument(book).toString();
    var table = new StringWriter();
    new GradeTable(book, new PrintWriter(table), Paint.NONE, true).print();
    WholeFile.write(folder.resolve("grades.json"), document);
    WholeFile.write(folder.resolve("table.txt"), table.toString());
    if (json) {
      around.out().print(document);
    } else {
      new GradeTable(book, around.out(), around.paint(), signs()).print();
      around.out().println("kept in " + shown() + ": grades.json, table.txt, results/");
    }
    around.out().flush();
  }

  /// Of one shard, which writes no file that another one would write otherwise.
  void tellShard(Gradebook book, String shard) {
    if (json) {
      around.out().print(new GradesDocument(book));
    } else {
      around.out().println("shard " + shard + ": " + book.counted());
      around.out().println("  kept in " + shown());
      around.out().println("  when all shards are done, give grade --merge the folders of all");
    }
    around.out().flush();
  }

  /// @param missing a line a learner
  void tellMissing(List<String> missing) {
    if (missing.isEmpty()) {
      return;
    }
    var err = around.err();
    err.println("answers without a result:");
    missing.stream().limit(MISSING).forEach(line -> err.println("  " + line));
    if (missing.size() > MISSING) {
      err.println("  and those of %,d more learners".formatted(missing.size() - MISSING));
    }
    err.println("run the shard that is missing and merge again, or grade the class with");
    err.println("  --out " + shown() + " and without --shard: it grades only these");
  }

  void tellHowToGoOn(int kept, int all) {
    var err = around.err();
    err.println();
    err.println("interrupted: %,d of %,d results are kept in %s".formatted(kept, all, shown()));
    err.println("  go on with the same command");
    err.flush();
  }

  private String shown() {
    var here = around.here();
    return (folder.startsWith(here) && !folder.equals(here) ? here.relativize(folder) : folder)
        .toString();
  }

  /// Whether the terminal can show them; one that says plain ASCII has been told nothing.
  private static boolean signs() {
    var charset = System.out.charset();
    return charset.equals(StandardCharsets.US_ASCII) || charset.newEncoder().canEncode("✓✗…█░·");
  }
}
