package workbook.editor;

/// What became of a project file.
public sealed interface Placed {

  /// From the course's root, with `/`.
  default String name() {
    return file().name();
  }

  ProjectFile file();

  /// It is new, or was ours and older.
  record Written(ProjectFile file) implements Placed {}

  /// It was there, word for word.
  record Current(ProjectFile file) implements Placed {}

  /// Somebody else's, or changed since: untouched, and ours lies beside it.
  record Left(ProjectFile file) implements Placed {

    /// Where ours lies.
    public String beside() {
      return name() + ProjectFile.BESIDE;
    }
  }
}
