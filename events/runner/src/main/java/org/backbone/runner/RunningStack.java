package org.backbone.runner;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// The stack that runs on a port, for the verbs that talk to it.
final class RunningStack {
  private static final int FAILED = 400;

  private final int port;

  /// @throws Refusal if there can be no such port
  RunningStack(int port) {
    this.port = Port.checked(port);
  }

  /// Posts a form to one of the stack's own pages, and gives back what it says.
  ///
  /// @throws Refusal if nothing runs there, or it refuses
  String post(String path, Map<String, String> form) throws InterruptedException {
    var answer = answer(path, form);
    if (answer.statusCode() >= FAILED) {
      throw new Refusal(1, answer.body().strip());
    }
    return answer.body();
  }

  /// The same, whatever it says.
  ///
  /// @throws Refusal if nothing runs there
  HttpResponse<String> answer(String path, Map<String, String> form) throws InterruptedException {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException _) {
      throw new Refusal(
          1,
          "Nothing answers on port %d; start the stack with ./backbone, or name its port with --port."
              .formatted(port));
    } catch (IOException e) {
      throw new Refusal(1, "The stack on port " + port + " broke off: " + e.getMessage());
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
