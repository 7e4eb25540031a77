// rejected by: lets_the_job_run_to_its_end
// Is your heap hardly larger, or even smaller, than what the job keeps?
// The limit is on memory, so the heap is made as small as can be: smaller than what the job keeps.
// A collector frees what nobody needs, and 32 MB on the shelf are needed.
import java.util.List;

class NurserySize {
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmx30m");
  }
}
