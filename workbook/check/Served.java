package workbook.check;

/// What became of a JVM that [Checks#epsilon] ran.
///
/// @param count units of work that it counted
/// @param outOfMemory whether it died of memory, rather than by itself
public record Served(long count, boolean outOfMemory) {}
