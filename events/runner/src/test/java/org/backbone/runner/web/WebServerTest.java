package org.backbone.runner.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private WebServer server;
  private Site site = request -> WebReply.message(200, request.target().path());

  @BeforeEach
  void open() throws IOException {
    server = WebServer.open(0, request -> site.answer(request));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a", "/cut%", "/%00", "/../a//b;c/%2F", "/a b  c", "/{\"^\\", "/\u00e9", "a"})
  void anyTargetArrivesAsItWasSentThoughInPieces(String target) throws IOException {
    assertThat(asked("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("{\"message\":\"" + target + "\"}");
  }

  @Test
  void anAnswerToHeadHasItsLengthAndNoBody() throws IOException {
    assertThat(asked("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .containsIgnoringCase("content-length: 16\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void whatBreaksOffIsNotAnsweredAndWhatFailsTellsNothing() throws IOException {
    var request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    site =
        _ -> {
          throw new IOException("gone");
        };
    assertThat(asked(request)).isEmpty();

    site =
        _ -> {
          throw new IllegalStateException("secret");
        };
    assertThat(asked(request))
        .startsWith("HTTP/1.1 500 ")
        .endsWith("{\"message\":\"Internal Server Error\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "nonsense HTTP/1.1\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/7.7\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
      })
  void whatIsNoHttpIsTheClientsFault(String request) throws IOException {
    assertThat(asked(request))
        .startsWith("HTTP/1.1 400 ")
        .endsWith("{\"message\":\"Bad Request\"}");
  }

  @Test
  void aPortThatIsInUseIsNotTaken() {
    assertThatThrownBy(() -> WebServer.open(server.port(), site)).isInstanceOf(BindException.class);
  }

  private String asked(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.setTcpNoDelay(true);
      for (var one : request.getBytes(StandardCharsets.ISO_8859_1)) {
        socket.getOutputStream().write(one);
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
