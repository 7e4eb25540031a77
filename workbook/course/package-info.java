/// A course, read from the files of its folder, and what is generated from it.
@NullMarked
package workbook.course;

import org.jspecify.annotations.NullMarked;
