package workbook.grade;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one learner handed in.
///
/// @param name of the learner's folder
/// @param handed by exercise; all exercises of the run
/// @param remarks what else was found in the folder, for a person to look at
public record Learner(String name, Map<String, Handed> handed, List<String> remarks) {

  static final Comparator<Learner> BY_NAME =
      Comparator.comparing(Learner::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Learner::name);

  /// The folder's name, the same under every locale: a batch engine often runs under plain C, where
  /// the JDK decodes no umlaut. A URI is made of the bytes of the name.
  static String nameOf(Path folder) {
    var path = folder.toUri().getRawPath().replaceAll("/+$", "");
    var last = path.substring(path.lastIndexOf('/') + 1);
    var name = URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
    // Bytes that are no UTF-8 stay as they were written, or two names could become one.
    return name.contains("\ufffd") ? last : name;
  }

  Map<String, Object> json() {
    var answers = new LinkedHashMap<String, Object>();
    handed.forEach((exercise, one) -> answers.put(exercise, one.json()));
    var json = new LinkedHashMap<String, Object>();
    json.put("learner", name);
    json.put("answers", answers);
    json.put("foundOtherwise", remarks);
    return json;
  }

  @SuppressWarnings("unchecked")
  static Learner read(Map<String, Object> json) {
    var handed = new LinkedHashMap<String, Handed>();
    ((Map<String, Map<String, Object>>) json.get("answers"))
        .forEach((exercise, one) -> handed.put(exercise, Handed.of(one)));
    var remarks = new ArrayList<String>();
    ((List<String>) json.get("foundOtherwise")).forEach(remark -> remarks.add(remark));
    return new Learner((String) json.get("learner"), handed, remarks);
  }
}
