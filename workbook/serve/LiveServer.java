package workbook.serve;

//SOURCES ActAction.java
//SOURCES Action.java
//SOURCES Actions.java
//SOURCES CheckAction.java
//SOURCES Events.java
//SOURCES Feed.java
//SOURCES Gate.java
//SOURCES LiveSite.java
//SOURCES ReaderShell.java
//SOURCES ReaderShells.java
//SOURCES Requests.java
//SOURCES SnippetAction.java
//SOURCES Turns.java
//SOURCES package-info.java

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import site.Site;
import workbook.course.Course;
import workbook.watch.Desk;
import workbook.watch.Voice;

/// Serves the site of a course to the browsers of this machine, tells them when it changes, and
/// runs what their reader asks for.
///
/// Every name that is asked for is looked up among the names of the site: no path of a request ever
/// reaches the file system.
public final class LiveServer implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "epub", "application/epub+zip",
          "xml", "application/xml");

  /// Nothing but what this server sends, and no script but its files.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String LIVE = "<script src=\"/live.js\"></script>\n</head>";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Events events = new Events();
  private final LiveSite site;
  private final Gate gate;
  private final Actions actions = new Actions();
  private final Requests requests;

  /// @param port 0 for a free one
  /// @param grading of answers
  /// @param voice of the verdicts
  /// @throws IOException when the port is taken
  /// @throws workbook.course.BadCourse when a page is wrong
  public LiveServer(Course course, int port, Clock clock, Desk.Grading grading, Voice voice)
      throws IOException {
    // Read once, by the server's first use: who sends or takes nothing is cut off.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.idleInterval", "30");
    System.setProperty("jdk.httpserver.maxConnections", "512");
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    try {
      // Of a server that was killed while it measured.
      for (var lesson : course.lessons()) {
        Files.deleteIfExists(course.rounds(lesson.alias()));
      }
      this.site = new LiveSite(course, events);
    } catch (RuntimeException | IOException e) {
      server.stop(0);
      throw e;
    }
    this.requests = new Requests(() -> site.course(), clock, grading, voice);
    this.gate = Gate.withNewToken(port());
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// What a browser is to open: whoever has it may ask for everything.
  public String link() {
    return gate.link(port());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Security-Policy", POLICY);
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Cache-Control", "no-store");
      switch (gate.entry(
          exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders())) {
        case Gate.Entry.Refused(var code, var why) -> say(exchange, code, why);
        case Gate.Entry.Welcome(var cookie, var location) -> {
          headers.set("Set-Cookie", cookie);
          headers.set("Location", location);
          exchange.sendResponseHeaders(303, -1);
        }
        case Gate.Entry.Open _ -> answer(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    var path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "GET" -> get(exchange, path);
      case "POST" -> post(exchange, path);
      default -> {
        exchange.getResponseHeaders().set("Allow", "GET, POST");
        say(exchange, 405, "Only GET and POST.");
      }
    }
  }

  private void post(HttpExchange exchange, String path) throws IOException, InterruptedException {
    switch (requests.read(path, exchange.getRequestHeaders(), exchange.getRequestBody())) {
      case Requests.Wrong(var code, var why) -> say(exchange, code, why);
      case Requests.Stop(var name) -> {
        actions.stop(name);
        exchange.sendResponseHeaders(204, -1);
      }
      case Requests.Run(var action) -> {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        actions.follow(action, exchange.getResponseBody());
      }
    }
  }

  private void get(HttpExchange exchange, String path) throws IOException, InterruptedException {
    if (path.equals("/live/events")) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      events.follow(exchange.getResponseBody());
    } else if (path.equals("/live.js")) {
      send(exchange, 200, "js", Site.resource("live.js").getBytes(UTF_8));
    } else {
      file(exchange, path.substring(1));
    }
  }

  private void file(HttpExchange exchange, String asked) throws IOException {
    var name = asked.isEmpty() || asked.endsWith("/") ? asked + "index.html" : asked;
    var content = site.files().get(name);
    if (content == null && site.files().containsKey(asked + "/index.html")) {
      exchange.getResponseHeaders().set("Location", "/" + asked + "/");
      exchange.sendResponseHeaders(302, -1);
      return;
    }
    var found = content != null;
    if (content == null) {
      content = site.files().get("404.html");
    }
    var kind = found ? name.substring(name.lastIndexOf('.') + 1) : "html";
    var bytes = content.bytes();
    if (kind.equals("html")) {
      bytes = new String(bytes, UTF_8).replaceFirst("</head>", LIVE).getBytes(UTF_8);
    }
    send(exchange, found ? 200 : 404, kind, bytes);
  }

  private static void say(HttpExchange exchange, int code, String text) throws IOException {
    send(exchange, code, "txt", (text + "\n").getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, int code, String kind, byte[] content)
      throws IOException {
    var type = TYPES.getOrDefault(kind, "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  @Override
  public void close() {
    actions.close();
    server.stop(0);
    threads.shutdownNow();
    requests.close();
    site.close();
  }
}
