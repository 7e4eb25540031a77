/// Editors: opens an answer in the learner's own, and writes the project files of two of them.
@NullMarked
package workbook.editor;

import org.jspecify.annotations.NullMarked;
