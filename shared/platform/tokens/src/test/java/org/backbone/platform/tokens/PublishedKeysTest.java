package org.backbone.platform.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
  private static final RSAKey FIRST = Signed.key("first");
  private static final RSAKey SECOND = Signed.key("second");

  private final List<JWK> published = new CopyOnWriteArrayList<>(List.of(FIRST.toPublicJWK()));
  private final AtomicInteger looks = new AtomicInteger();
  private final List<Exception> troubles = new ArrayList<>();
  private HttpServer server;
  private JWKSource<SecurityContext> keys;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> answer(exchange, "{\"jwks_uri\":\"" + issuer + "/keys\"}"));
    server.createContext(
        "/keys",
        exchange -> {
          looks.incrementAndGet();
          answer(exchange, new JWKSet(published).toString());
        });
    server.start();
    keys = PublishedKeys.of(issuer, troubles::add);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theyAreFetchedWhenNeededAndKept() throws KeySourceException {
    assertThat(looks).hasValue(0);

    assertThat(find("first")).containsExactly(FIRST.toPublicJWK());
    assertThat(find("first")).hasSize(1);

    assertThat(looks).hasValue(1);
    assertThat(troubles).isEmpty();
  }

  @Test
  void aNewKeyIsLookedUpAndOneThatNobodyHasNotEveryTime() throws KeySourceException {
    find("first");
    published.add(SECOND.toPublicJWK());

    assertThat(find("second")).hasSize(1);
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> find("made-up")).isInstanceOf(KeySourceException.class);
    }
    assertThat(find("first")).hasSize(1);

    assertThat(looks).hasValue(2);
    assertThat(troubles).isEmpty();
  }

  @Test
  void whyTheyCannotBeFetchedIsTold() {
    server.removeContext("/keys");

    assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);

    assertThat(troubles).hasSize(1);
    assertThat(troubles.getFirst()).hasMessageContaining("does not publish its keys");
  }

  private List<JWK> find(String id) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      var bytes = json.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
