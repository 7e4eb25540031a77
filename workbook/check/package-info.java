/// The grader: compiles an answer with its check, runs both in a JVM with limits, and keeps score.
@NullMarked
package workbook.check;

import org.jspecify.annotations.NullMarked;
