/// The course proves itself: each proof is a class, and a command runs them all.
@NullMarked
package workbook.verify;

import org.jspecify.annotations.NullMarked;
