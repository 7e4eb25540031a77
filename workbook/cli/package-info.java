/// The commands, one file each: they read options, call the packages that know, and print.
@NullMarked
package workbook.cli;

import org.jspecify.annotations.NullMarked;
