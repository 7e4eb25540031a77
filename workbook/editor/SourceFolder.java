package workbook.editor;

import java.util.List;

/// A folder of Java files as an editor should see it.
///
/// @param path from the course's root, with `/`
/// @param packageName what its files declare; empty for the unnamed package
/// @param without names of files in it that are no part of the view
/// @param ours or else the learner's
record SourceFolder(String path, String packageName, List<String> without, boolean ours) {}
