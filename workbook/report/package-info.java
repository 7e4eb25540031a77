/// What became of answers, written for machines: our own JSON, and the formats of others.
@NullMarked
package workbook.report;

import org.jspecify.annotations.NullMarked;
