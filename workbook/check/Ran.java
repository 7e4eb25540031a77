package workbook.check;

import java.util.List;
import java.util.OptionalLong;

/// What became of a JVM that [Checks#jvm] or [Checks#epsilon] ran.
///
/// @param collections of all generations; of a concurrent collector its cycles, not their pauses
/// @param peakRssBytes the largest resident set; empty where this system does not tell (`/proc`)
/// @param outOfMemory whether it died of memory; then only its count and its lines are known
/// @param count what the job counted with [workbook.lab.Counter]
/// @param printed its lines on standard output and error, which hold those of the JVM, too
public record Ran(
    long collections,
    OptionalLong peakRssBytes,
    boolean outOfMemory,
    long count,
    List<String> printed) {}
