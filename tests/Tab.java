package tests;

//SOURCES Browser.java
//SOURCES Clone.java
//SOURCES ../workbook/check/Checks.java
//SOURCES ../workbook/lab/Json.java
//SOURCES ../workbook/lab/SearchPath.java

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import workbook.lab.Json;

/// A page in a real browser, used with the keyboard: the Chrome DevTools Protocol over its web
/// socket, with the JDK alone.
public final class Tab implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Names of keys, and their codes on a keyboard.
  private static final Map<String, Integer> CODES =
      Map.of("Tab", 9, "Enter", 13, "ArrowDown", 40, "End", 35);

  private static final int CTRL = 2;
  private static final int SHIFT = 8;

  private final Process browser;
  private final WebSocket socket;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> answers =
      new ConcurrentHashMap<>();

  /// What the page's scripts and its policy complained of.
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private String session = "";

  private Tab(Process browser, String address) {
    this.browser = browser;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  /// Starts a browser of its own; the test is skipped where there is none.
  public static Tab open(Path profile) throws Exception {
    var command = Browser.command(profile);
    command.add("--remote-debugging-port=0");
    command.add("about:blank");
    var browser =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      var tab = new Tab(browser, address(browser));
      tab.attach();
      return tab;
    } catch (Exception e) {
      browser.destroyForcibly();
      throw e;
    }
  }

  private static String address(Process browser) throws IOException {
    var prefix = "DevTools listening on ";
    var errors = browser.errorReader();
    for (var line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.startsWith(prefix)) {
        // Read on, or the browser waits for room in its pipe.
        Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> {}));
        return line.substring(prefix.length());
      }
    }
    throw new IOException("the browser has ended, and told no address");
  }

  private void attach() throws Exception {
    var targets = (List<?>) call("Target.getTargets", Map.of()).get("targetInfos");
    var page =
        targets.stream()
            .map(one -> (Map<?, ?>) one)
            .filter(one -> "page".equals(one.get("type")))
            .findFirst()
            .orElseThrow();
    var attached =
        call("Target.attachToTarget", Map.of("targetId", page.get("targetId"), "flatten", true));
    session = (String) attached.get("sessionId");
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
    prefer("light");
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder begun = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      begun.append(text);
      if (last) {
        hear(Json.parseObject(begun.toString()));
        begun.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  private void hear(Map<String, Object> message) {
    if (message.get("id") instanceof Number id) {
      answers.remove(id.intValue()).complete(message);
    } else if (List.of("Runtime.exceptionThrown", "Log.entryAdded")
        .contains(message.get("method"))) {
      complaints.add(Json.line(message.get("params")));
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> call(String method, Map<String, ?> params) throws Exception {
    var id = numbers.incrementAndGet();
    var answer = new CompletableFuture<Map<String, Object>>();
    answers.put(id, answer);
    var message = new LinkedHashMap<String, Object>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", params);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(Json.line(message), true).join();
    var got = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(got.get("error")).as(method).isNull();
    return (Map<String, Object>) got.get("result");
  }

  /// What the reader's system asks for: as little motion as possible, and a theme.
  ///
  /// @param theme light or dark
  void prefer(String theme) throws Exception {
    var still = Map.of("name", "prefers-reduced-motion", "value", "reduce");
    var scheme = Map.of("name", "prefers-color-scheme", "value", theme);
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(still, scheme)));
  }

  /// Loads a page, and waits until its scripts have run.
  public void visit(String url) throws Exception {
    evaluate("window.stale = true");
    call("Page.navigate", Map.of("url", url));
    waitFor("document.readyState === 'complete' && !window.stale");
  }

  void reload() throws Exception {
    evaluate("window.stale = true");
    call("Page.reload", Map.of());
    waitFor("document.readyState === 'complete' && !window.stale");
  }

  /// @param width in CSS pixels
  void resize(int width) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
  }

  /// What an expression of JavaScript gives, once it is there.
  public Object evaluate(String expression) throws Exception {
    var result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    assertThat(result.get("exceptionDetails")).as(expression).isNull();
    return ((Map<?, ?>) result.get("result")).get("value");
  }

  public String text(String selector) throws Exception {
    return String.valueOf(evaluate("document.querySelector(" + quoted(selector) + ")?.innerText"));
  }

  public static String quoted(String text) {
    return Json.line(text);
  }

  /// Waits until an expression is true.
  void waitFor(String expression) throws Exception {
    waitFor(expression, PATIENCE);
  }

  void waitFor(String expression, Duration patience) throws Exception {
    var end = System.nanoTime() + patience.toNanos();
    while (!Boolean.TRUE.equals(told(expression))) {
      if (System.nanoTime() > end) {
        fail(
            "%s: not so after %s; complaints: %s; the page:%n%s"
                .formatted(expression, patience, complaints, evaluate("document.body.innerText")));
      }
      Thread.sleep(20);
    }
  }

  /// Nothing while a page makes way for the next.
  private Object told(String expression) throws Exception {
    try {
      return evaluate("!!(" + expression + ")");
    } catch (AssertionError e) {
      return false;
    }
  }

  /// Presses a key by its name; `Shift+Tab` and `Ctrl+Enter` with another held.
  void press(String keys) throws Exception {
    var key = keys.substring(keys.lastIndexOf('+') + 1);
    var held = (keys.startsWith("Ctrl+") ? CTRL : 0) | (keys.startsWith("Shift+") ? SHIFT : 0);
    var event = new LinkedHashMap<String, Object>();
    event.put("key", key);
    event.put("code", key);
    event.put("windowsVirtualKeyCode", CODES.get(key));
    event.put("modifiers", held);
    if (key.equals("Enter") && held == 0) {
      event.put("text", "\r");
    }
    dispatch(event);
  }

  /// Types a text, key by key.
  void type(String text) throws Exception {
    for (var one : text.split("")) {
      dispatch(Map.of("key", one, "text", one));
    }
  }

  private void dispatch(Map<String, Object> event) throws Exception {
    for (var type : List.of("keyDown", "keyUp")) {
      var sent = new LinkedHashMap<>(event);
      sent.put("type", type);
      if (type.equals("keyUp")) {
        sent.remove("text");
      }
      call("Input.dispatchKeyEvent", sent);
    }
  }

  /// Presses Tab until a certain element has the focus, as somebody without a mouse does.
  void tabTo(String selector) throws Exception {
    var there = "document.activeElement?.matches(" + quoted(selector) + ")";
    for (var presses = 0; presses < 300; presses++) {
      press("Tab");
      if (Boolean.TRUE.equals(evaluate(there))) {
        return;
      }
    }
    fail("Tab does not lead to " + selector);
  }

  void click(String selector) throws Exception {
    evaluate("document.querySelector(" + quoted(selector) + ").click()");
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// What was complained of so far is as it should be.
  void forgive() {
    complaints.clear();
  }

  /// Allows a page what it would have to ask its reader for.
  void grant(String origin, String... permissions) throws Exception {
    call("Browser.grantPermissions", Map.of("origin", origin, "permissions", List.of(permissions)));
  }

  @Override
  public void close() throws Exception {
    session = "";
    call("Browser.close", Map.of());
    socket.abort();
    browser.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    browser.descendants().forEach(ProcessHandle::destroyForcibly);
    browser.destroyForcibly().waitFor();
  }
}
