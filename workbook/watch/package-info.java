/// `./jbang check --watch`: grades an answer whenever it is saved, and stays on its exercise.
@NullMarked
package workbook.watch;

import org.jspecify.annotations.NullMarked;
