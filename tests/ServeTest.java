package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import workbook.check.Equipment;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.cli.SiteCommand;
import workbook.lab.Json;
import workbook.serve.LiveServer;

/// `site serve`, asked as a browser asks, and as nobody should.
class ServeTest {

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private PageCourse course;
  private final Grader grader = new Grader(Limits.DEFAULT, Equipment.of(System.getenv()));
  private LiveServer server;
  private int port;
  private String cookie = "";

  @BeforeEach
  void serve() throws Exception {
    course = new PageCourse(folder.resolve("a course"));
    course.page("Take `<script>alert(1)</script>`.\n");
    var around = InProcess.around(course.root, new StringWriter(), new StringWriter());
    server = SiteCommand.Serve.server(around, course.read(), 0, grader);
    port = server.port();
    var welcome = get(server.link().substring(base().length()));
    assertThat(welcome.statusCode()).isEqualTo(303);
    cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
    cookie = cookie.substring(0, cookie.indexOf(';'));
  }

  @AfterEach
  void end() {
    server.close();
    grader.close();
  }

  private String base() {
    return "http://127.0.0.1:" + port;
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(base() + path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// The first line of what comes back for these very bytes; empty where nothing does.
  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      var line = in.readLine();
      return line == null ? "" : line;
    }
  }

  private String asked(String target, String... headers) {
    return "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n%s\r\n"
        .formatted(
            target,
            port,
            cookie,
            String.join("", List.of(headers).stream().map(line -> line + "\r\n").toList()));
  }

  private void stillUp() throws Exception {
    assertThat(get("/toy/index.html").statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_comes_with_the_script_that_follows_saves_and_may_run_no_other() throws Exception {
    var page = get("/toy/");
    assertThat(page.statusCode()).isEqualTo(200);
    var html = Jsoup.parse(page.body());
    assertThat(html.select("script[src=/live.js]")).hasSize(1);
    assertThat(html.select("script:not([src])")).isEmpty();
    assertThat(html.select("p code").last().text()).isEqualTo("<script>alert(1)</script>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
    assertThat(get("/live.js").headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("text/javascript; charset=utf-8");
  }

  @Test
  void a_folder_without_its_slash_leads_to_its_page() throws Exception {
    var answer = get("/toy");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).isEqualTo("/toy/");
    assertThat(get("//evil.example").statusCode()).isEqualTo(404);
  }

  @Test
  void without_the_token_nothing_is_answered() throws Exception {
    var right = cookie;
    for (var wrong :
        List.of("", "workbook=", "workbook-" + port + "=x", right + "x", "other" + right)) {
      cookie = wrong;
      for (var path :
          List.of("/", "/toy/index.html", "/live/events", "/search-index.js", "/nope")) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(wrong + path).isEqualTo(403);
        assertThat(answer.body()).contains("Open the link").doesNotContain("toy");
      }
    }
    cookie = "";
    assertThat(get("/?token=guessed").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", "[::1]", ""})
  void a_name_that_only_points_here_is_refused(String host) throws Exception {
    var answer = raw("GET / HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n".formatted(host, cookie));
    assertThat(answer).startsWith("HTTP/1.1 421");
  }

  @Test
  void two_hosts_or_none_are_refused() throws Exception {
    assertThat(raw(asked("/", "Host: 127.0.0.1:" + server.port()))).startsWith("HTTP/1.1 421");
    assertThat(raw("GET / HTTP/1.0\r\nCookie: " + cookie + "\r\n\r\n")).doesNotContain(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://localhost:1"})
  void another_page_of_the_browser_is_refused(String origin) throws Exception {
    assertThat(get("/", "Origin", origin).statusCode()).isEqualTo(403);
    assertThat(get("/", "Origin", base()).statusCode()).isEqualTo(200);
  }

  private int post(String path, String body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(base() + path)).headers(headers);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    request.POST(HttpRequest.BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static final String RUN = "{\"code\": \"1 + 1\"}";

  @Test
  void nothing_is_run_for_another_page_or_for_none() throws Exception {
    var json = "application/json";
    var path = "/live/snippet";
    assertThat(post(path, RUN, "Content-Type", json)).isEqualTo(403);
    for (var origin : List.of("null", "http://evil.example", "http://127.0.0.1:1")) {
      assertThat(post(path, RUN, "Content-Type", json, "Origin", origin)).isEqualTo(403);
    }
    // What a form can send, and a script without asking first.
    for (var type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      assertThat(post(path, RUN, "Content-Type", type, "Origin", base())).isEqualTo(415);
    }
    var kept = cookie;
    cookie = "";
    assertThat(post(path, RUN, "Content-Type", json, "Origin", base())).isEqualTo(403);
    cookie = kept;
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(post(path, RUN, "Content-Type", json, "Origin", base())).isEqualTo(200);
  }

  /// What a snippet gives, all of it.
  private String told(String code) throws Exception {
    var body = Json.line(Map.of("code", code));
    var request =
        HttpRequest.newBuilder(URI.create(base() + "/live/snippet"))
            .headers("Cookie", cookie, "Origin", base(), "Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void a_snippet_has_limits_and_the_next_one_does_not_feel_them() throws Exception {
    var flood = told("while (true) { IO.println(\"x\".repeat(100)); }");
    assertThat(flood).contains("stopped: it printed more than 64 kB").hasSizeLessThan(100_000);
    assertThat(told("var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]);"))
        .contains("java.lang.OutOfMemoryError");
    assertThat(told("System.exit(0);")).contains("ended its JVM");
    assertThat(told("int hay = straw;")).contains("cannot find symbol", "straw");
    assertThat(told("while (true);")).contains("did not end within 10 s");
    assertThat(told("6 * 7")).contains("$1 ==> 42").contains("\"ended\"");
  }

  @Test
  void a_process_that_a_snippet_started_ends_with_it() throws Exception {
    var told = told("var child = new ProcessBuilder(\"sleep\", \"300\").start();\nchild.pid()");
    var pid = Pattern.compile("\\$\\d+ ==> (\\d+)").matcher(told);
    assertThat(pid.find()).as(told).isTrue();
    var child = ProcessHandle.of(Long.parseLong(pid.group(1)));
    if (child.isPresent()) {
      child.get().onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/live/snippet | no json                                | 400",
        "/live/snippet | [1]                                    | 400",
        "/live/snippet | {\"code\": 1}                          | 400",
        "/live/act     | {\"lesson\": \"toy\"}                  | 400",
        "/live/act     | {\"lesson\": \"..\", \"act\": \"race\"} | 404",
        "/live/act     | {\"lesson\": \"toy\", \"act\": \"-h\"}  | 404",
        "/live/check   | {\"exercise\": \"../Feed\"}            | 404",
        "/live/stop    | {\"name\": \"99\"}                     | 204",
        "/live/other   | {}                                     | 404",
        "/             | {}                                     | 404",
      })
  void a_wrong_request_to_run_something_is_refused(String path, String body, int code)
      throws Exception {
    assertThat(post(path, body, "Content-Type", "application/json", "Origin", base()))
        .isEqualTo(code);
  }

  @Test
  void a_request_that_is_too_large_is_refused() throws Exception {
    var large = "{\"code\": \"" + "x".repeat(300_000) + "\"}";
    assertThat(post("/live/snippet", large, "Content-Type", "application/json", "Origin", base()))
        .isEqualTo(413);
    stillUp();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/toy/../../../etc/passwd",
        "/..\\..\\etc\\passwd",
        "//etc/passwd",
        "/%00",
        "/.workbook/results/toy.json",
        "/lessons/01-toy/lesson.md",
        "/source/../jbang-catalog.json"
      })
  void no_path_leads_out_of_the_site(String path) throws Exception {
    assertThat(raw(asked(path))).matches("HTTP/1.1 (404|400) .*");
    stillUp();
  }

  @Test
  void what_is_no_request_is_cut_off_and_the_server_stays_up() throws Exception {
    // In a process of its own: how long the JDK's server waits is set before its first use, and in
    // this one another test may have used it.
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                classes,
                "workbook.Workbook",
                "site",
                "serve",
                "--course",
                course.root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      var link = process.inputReader().readLine().replace("The site is at ", "");
      port = URI.create(link).getPort();
      cookie = "workbook-" + port + "=" + link.substring(link.indexOf('=') + 1);
      cutsOffWhatIsNoRequest();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void cutsOffWhatIsNoRequest() throws Exception {
    var long_ = "x".repeat(1 << 20);
    for (var broken :
        List.of(
            "\r\n\r\n",
            "nonsense\r\n\r\n",
            "GET\r\n\r\n",
            "GET /% HTTP/1.1\r\n\r\n",
            "GET / HTTP/9\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "\u0000\u0001\u0002\r\n\r\n")) {
      assertThat(raw(broken)).as(broken).doesNotContain(" 200 ");
    }
    try {
      assertThat(raw(asked("/", "X: " + long_))).doesNotContain(" 200 ");
    } catch (IOException _) {
      // Cut off in the middle of it: as well.
    }
    stillUp();
    stillUp();
  }

  @Test
  void clients_that_send_half_a_request_keep_nobody_waiting() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 50; i++) {
        var socket = new Socket("127.0.0.1", server.port());
        socket.getOutputStream().write("GET / HT".getBytes(UTF_8));
        slow.add(socket);
      }
      stillUp();
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void two_hundred_requests_at_once_are_all_answered() throws Exception {
    try (var threads = Executors.newFixedThreadPool(200)) {
      var answers =
          threads.invokeAll(
              IntStream.range(0, 200)
                  .mapToObj(i -> (Callable<String>) () -> raw(asked("/toy/")))
                  .toList());
      for (var answer : answers) {
        assertThat(answer.get()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void what_is_saved_is_told_and_shown_and_what_is_wrong_stays_as_it_was() throws Exception {
    var told = events();
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(": here");
    course.page("Take another.\n");
    assertThat(next(told)).isEqualTo("event: site");
    assertThat(get("/toy/").body()).contains("Take another.");

    course.page("It took [9 times](recording.json \"race: wall(slow) / wall(fast)\") as long.\n");
    assertThat(next(told)).isEqualTo("event: problems");
    assertThat(next(told)).contains("the page says \\\"9 times\\\"", "mend the text");
    assertThat(get("/toy/").body()).contains("Take another.");

    Files.delete(course.lesson.resolve("lesson.md"));
    assertThat(next(told)).isEqualTo("event: problems");
    assertThat(get("/toy/").body()).contains("Take another.");

    course.page("It is back.\n");
    assertThat(next(told)).startsWith("data: ");
    assertThat(next(told)).isEqualTo("event: site");
    assertThat(get("/toy/").body()).contains("It is back.");
  }

  @Test
  void a_heading_that_goes_is_missed_where_another_page_leads_to_it() throws Exception {
    var told = events();
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(": here");
    course.page("## A race\n\nOn your marks.\n");
    assertThat(next(told)).isEqualTo("event: site");
    course.write(
        "../02-other/lesson.md",
        PageCourse.HEAD.replace("toy", "other").replace("CLAIMS", "")
            + "See [the race](../01-toy/lesson.md#a-race).\n");
    assertThat(next(told)).isEqualTo("event: site");
    course.page("## Two races\n\nOn your marks.\n");
    assertThat(next(told)).isEqualTo("event: problems");
    assertThat(next(told)).contains("02-other/lesson.md:", "leads to no heading");
  }

  private static String next(BlockingQueue<String> told) throws InterruptedException {
    var line = told.poll(20, TimeUnit.SECONDS);
    while (line != null && (line.isEmpty() || line.startsWith(":") || line.equals("data: saved"))) {
      line = told.poll(20, TimeUnit.SECONDS);
    }
    return String.valueOf(line);
  }

  private BlockingQueue<String> events() {
    var told = new LinkedBlockingQueue<String>();
    var request = HttpRequest.newBuilder(URI.create(base() + "/live/events"));
    var lines =
        client.sendAsync(
            request.header("Cookie", cookie).build(), HttpResponse.BodyHandlers.ofLines());
    Thread.ofVirtual().start(() -> follow(lines, told));
    return told;
  }

  private static void follow(
      CompletableFuture<HttpResponse<Stream<String>>> lines, BlockingQueue<String> told) {
    try {
      lines.join().body().forEach(told::add);
    } catch (UncheckedIOException _) {
      // The server ends before its events do.
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "example.org"})
  void another_host_than_loopback_is_refused_with_the_reason(String host) {
    var err = new StringWriter();
    var around = InProcess.around(course.root, new StringWriter(), new StringWriter());
    var exit =
        new CommandLine(new SiteCommand.Serve(around))
            .setErr(new PrintWriter(err))
            .execute("--host", host);
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("is refused", "in plain text", "site build");
  }
}
