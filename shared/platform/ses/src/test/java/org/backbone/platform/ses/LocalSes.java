package org.backbone.platform.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backbone.platform.lambda.Json;

/// As much of SES v2 as sending takes: it keeps the requests to send, and answers as SES does.
final class LocalSes implements AutoCloseable {
  private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  LocalSes() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v2/email/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var answer = Map.of();
            if (exchange.getRequestURI().getPath().endsWith("/outbound-emails")) {
              sent.add(Json.tree(body));
              answer = Map.of("MessageId", "local-" + sent.size());
            }
            var bytes = Json.write(answer).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The requests to send, in order.
  List<JsonNode> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
