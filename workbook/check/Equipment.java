package workbook.check;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What makes a grader fast and closed, where there is such a thing.
///
/// @param cache a folder of the user's in which compiled checks are kept
/// @param aot where the AOT cache of the tool lies
/// @param sandbox in which answers run
public record Equipment(Optional<Path> cache, Optional<AotCache> aot, Optional<Sandbox> sandbox) {

  /// As the launcher has said.
  public static Equipment of(Map<String, String> environment) {
    return new Equipment(
        Optional.ofNullable(environment.get("WORKBOOK_CACHE")).map(Path::of),
        AotCache.ofThisProcess(),
        Optional.empty());
  }

  public static Equipment none() {
    return new Equipment(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Equipment with(Sandbox sandbox) {
    return new Equipment(cache, aot, Optional.of(sandbox));
  }
}
