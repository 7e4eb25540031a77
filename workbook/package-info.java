/// The tool of the course; each package says what it is for.
@NullMarked
package workbook;

import org.jspecify.annotations.NullMarked;
