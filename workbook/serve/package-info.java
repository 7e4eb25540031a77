/// The live site: its pages on loopback, as the files of the course are now.
@NullMarked
package workbook.serve;

import org.jspecify.annotations.NullMarked;
