package workbook.cli;

/// The exit codes of every command.
public final class Exit {

  public static final int FINE = 0;

  /// An answer did not pass, or a proof failed.
  public static final int FAILED = 1;

  /// A mistake of the caller or of the course.
  public static final int USAGE = 2;

  /// A bug of ours, or a machine that does not let us work.
  public static final int INTERNAL = 3;

  private Exit() {}
}
