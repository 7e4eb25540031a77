package workbook.lab;

import java.util.Optional;

/// One configuration inside an act, executed in fresh processes.
///
/// @param point of a sweep; empty elsewhere
record Run(String id, String label, Job job, Optional<Recording.Point> point) {}
