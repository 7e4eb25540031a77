/// Grades what a whole class handed in: in parallel, resumable, in shards that can be merged.
@NullMarked
package workbook.grade;

import org.jspecify.annotations.NullMarked;
