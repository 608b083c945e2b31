package org.backbone.runner.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final String PAGE =
      "<!doctype html><meta charset=utf-8><title>Join</title><body><h1>Únase</h1>"
          + "<form method=post><input name=name><button>Send</button></form>";

  @Test
  void aFormIsFilledSentAndAnsweredOnAPhone(@TempDir Path folder) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          var page = sent.isEmpty() ? PAGE : "<!doctype html><p>received " + sent;
          var body = page.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try (var browser = Browser.start().sized(390, 844, true).withoutScripts()) {
      browser.open(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/join"));
      assertThat(browser.text()).contains("Únase");
      browser.fill("name", "River");
      browser.press("button");
      var png = folder.resolve("page.png");
      browser.picture(png);

      assertThat(browser.text()).isEqualTo("received name=River");
      assertThat(Files.size(png)).isPositive();
    } finally {
      server.stop(0);
    }
  }
}
