/// What `workbook new` writes: the files of a lesson or an exercise, with what is still missing
/// marked in them.
@NullMarked
package workbook.skeleton;

import org.jspecify.annotations.NullMarked;
