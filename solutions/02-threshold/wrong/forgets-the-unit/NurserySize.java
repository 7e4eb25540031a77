// rejected by: lets_the_job_run_to_its_end
// Is there a size without a letter such as m behind it in your flags?
// A size without a letter is in bytes: a heap of 200 bytes. The JVM refuses it; a nursery of 95 bytes
// alone it would have rounded up in silence.
import java.util.List;

class NurserySize {
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmn95", "-Xmx200");
  }
}
