package bench;

//SOURCES GeneratedPages.java
//SOURCES ../tests/Tab.java

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tests.Tab;

/// A running `site serve`, followed as an open page follows it.
public final class ServedSite implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  /// What comes after the callback of a frame in which a text is there comes after its drawing.
  private static final String AWAIT_DRAWN =
      """
      window.drawn = new Promise((drawn) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector("main").textContent.includes(%s)) {
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(drawn));
          }
        });
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
      });
      0
      """;

  private final Process process;
  private final GeneratedPages pages;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();
  private final String link;
  private final String base;
  private final String cookie;
  private int changes = 0;

  public ServedSite(ProcessBuilder serve, GeneratedPages pages) throws Exception {
    this.pages = pages;
    this.process = serve.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.link = process.inputReader().readLine().replace("The site is at ", "");
    var address = URI.create(link);
    this.base = "http://127.0.0.1:" + address.getPort();
    this.cookie = "workbook-" + address.getPort() + "=" + link.substring(link.indexOf('=') + 1);
    var events =
        client.send(request("/live/events"), HttpResponse.BodyHandlers.ofInputStream()).body();
    Thread.ofPlatform()
        .daemon()
        .start(() -> listen(new BufferedReader(new InputStreamReader(events))));
  }

  private void listen(BufferedReader events) {
    try (events) {
      for (var line = events.readLine(); line != null; line = events.readLine()) {
        if (line.equals("event: site")) {
          told.add(System.nanoTime());
        }
      }
    } catch (IOException e) {
      // The server has ended.
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Cookie", cookie).build();
  }

  /// Changes a page.
  ///
  /// @return seconds from the moment it is in its place until the server gives the new page
  public double change() throws Exception {
    Thread.sleep(1_000);
    told.clear();
    var page = 1 + changes % pages.count();
    var sentence = nextSentence();
    pages.change(page, sentence);
    var begin = System.nanoTime();
    if (told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
      throw new IllegalStateException("the server did not tell of a change");
    }
    var path = "/" + GeneratedPages.name(page) + "/index.html";
    var answer = client.send(request(path), HttpResponse.BodyHandlers.ofString());
    var seconds = (System.nanoTime() - begin) / 1e9;
    if (!answer.body().contains(sentence)) {
      throw new IllegalStateException("the page is not the new one: " + answer.statusCode());
    }
    return seconds;
  }

  private String nextSentence() {
    return "Change number " + ++changes + " of this run.";
  }

  /// Opens the first page in a browser.
  public void openIn(Tab tab) throws Exception {
    tab.visit(link);
    tab.visit(base + "/" + GeneratedPages.name(1) + "/index.html");
  }

  /// Changes the page that a browser has open.
  ///
  /// @return seconds from the moment it is in its place until the browser has drawn it anew, and
  ///     tells so
  public double changeIn(Tab tab) throws Exception {
    Thread.sleep(1_000);
    var sentence = nextSentence();
    tab.evaluate(AWAIT_DRAWN.formatted(Tab.quoted(sentence)));
    pages.change(1, sentence);
    var begin = System.nanoTime();
    tab.evaluate("window.drawn");
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
