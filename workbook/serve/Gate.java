package workbook.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may ask the server for anything: whoever has the token, from a page of this server.
///
/// Any page in the learner's browser can send requests to loopback. So the first request carries
/// the token from the terminal, and gets it back as a cookie that no script reads and no other site
/// sends along; and a request that names another host or comes from another origin is refused, so
/// that a name which an attacker points at loopback (DNS rebinding) is of no use.
final class Gate {

  /// With the port: a browser gives the cookies of one host to all of its ports.
  private static final String COOKIE = "workbook-";

  /// What becomes of a request.
  sealed interface Entry {

    /// It may go on.
    record Open() implements Entry {}

    /// It brought the token: to be told to keep it, and where to go.
    record Welcome(String cookie, String location) implements Entry {}

    record Refused(int code, String why) implements Entry {}
  }

  private final String token;
  private final String cookie;
  private final Set<String> hosts;

  private Gate(String token, int port) {
    this.token = token;
    this.cookie = COOKIE + port + "=";
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  static Gate withNewToken(int port) {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new Gate(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), port);
  }

  /// What a browser is to open.
  String link(int port) {
    return "http://127.0.0.1:%d/?token=%s".formatted(port, token);
  }

  Entry entry(String method, URI asked, Headers headers) {
    var host = one(headers, "Host");
    if (host.isEmpty() || !hosts.contains(host.get())) {
      return new Entry.Refused(421, "This server answers on 127.0.0.1 only.");
    }
    var origin = headers.getOrDefault("Origin", List.of());
    if (!origin.stream().allMatch(("http://" + host.get())::equals)) {
      return new Entry.Refused(403, "Another page may not ask this server.");
    }
    if (!method.equals("GET") && origin.isEmpty()) {
      return new Entry.Refused(403, "What runs something comes from a page of this server.");
    }
    var brought = brought(asked);
    if (brought.isPresent()) {
      return isToken(brought.get())
          ? new Entry.Welcome(cookie + token + "; Path=/; HttpOnly; SameSite=Strict", "/")
          : new Entry.Refused(403, "The token is not that of this start of the server.");
    }
    var kept =
        headers.getOrDefault("Cookie", List.of()).stream()
            .flatMap(line -> Arrays.stream(line.split(";")))
            .map(String::strip)
            .filter(pair -> pair.startsWith(cookie))
            .map(pair -> pair.substring(cookie.length()));
    return kept.anyMatch(this::isToken)
        ? new Entry.Open()
        : new Entry.Refused(403, "Open the link that the terminal printed: it carries a token.");
  }

  private static Optional<String> one(Headers headers, String name) {
    var all = headers.getOrDefault(name, List.of());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static Optional<String> brought(URI asked) {
    return Optional.ofNullable(asked.getRawQuery()).stream()
        .flatMap(query -> Arrays.stream(query.split("&")))
        .filter(pair -> pair.startsWith("token="))
        .map(pair -> pair.substring("token=".length()))
        .findFirst();
  }

  /// Takes as long for a wrong one as for the right one.
  private boolean isToken(String other) {
    return MessageDigest.isEqual(token.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
