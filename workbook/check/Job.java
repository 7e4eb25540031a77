package workbook.check;

import java.util.LinkedHashMap;
import java.util.Map;
import workbook.lab.Json;

/// What a [Standby] is to do: one line of JSON.
///
/// @param check the class of the check
/// @param folder with the class files of check and answer, and what else the check reads
/// @param answer the name of the answer's class
/// @param nonce begins each line that is reported; an answer cannot know it
/// @param seed of random inputs
/// @param millis after which the check is ended
/// @param threads how many more than now may live at once
record Job(
    String check, String folder, String answer, String nonce, long seed, long millis, int threads) {

  String line() {
    var json = new LinkedHashMap<String, Object>();
    json.put("check", check);
    json.put("folder", folder);
    json.put("answer", answer);
    json.put("nonce", nonce);
    json.put("seed", seed);
    json.put("millis", millis);
    json.put("threads", threads);
    return Json.line(json) + "\n";
  }

  static Job parse(Map<String, Object> json) {
    return new Job(
        (String) json.get("check"),
        (String) json.get("folder"),
        (String) json.get("answer"),
        (String) json.get("nonce"),
        (Long) json.get("seed"),
        (Long) json.get("millis"),
        ((Long) json.get("threads")).intValue());
  }
}
