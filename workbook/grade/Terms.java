package workbook.grade;

import java.util.LinkedHashMap;
import java.util.Map;
import workbook.check.Limits;

/// What holds for every answer of a class alike.
///
/// @param seed of the random inputs
/// @param limits all of them, in words: two classes were graded alike where they are equal
public record Terms(long seed, String limits) {

  public Terms(long seed, Limits limits) {
    this(seed, limits.toString());
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("seed", seed);
    json.put("limits", limits);
    return json;
  }

  static Terms of(Map<String, Object> json) {
    return new Terms((Long) json.get("seed"), (String) json.get("limits"));
  }
}
