package workbook.verify;

/// Something that this machine cannot prove.
///
/// @param id what `.ci/expected-skips` calls it: words without spaces, `demos/gc-off/cpython`
public record Skip(String id, String why) {}
