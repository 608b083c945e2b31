package org.backbone.platform.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.platform.mail.Envelope;
import org.backbone.platform.mail.Mailer;
import org.backbone.platform.mail.Mime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// What a mailer makes of what can go wrong between it and SES, down to the connection.
class SesMailerAnswersTest {
  private final AtomicInteger posts = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void end() {
    over.countDown();
  }

  @Test
  void anAcceptedMessageHasAnId() throws Exception {
    assertThat(sentTo(answering(200, "", "{\"MessageId\":\"0100-abc\"}")))
        .isEqualTo(new Mailer.Result.Accepted("0100-abc"));
    assertThat(posts).hasValue(1);
  }

  @Test
  void aThrottledMessageWaitsAndIsNotPostedAgain() throws Exception {
    assertThat(sentTo(answering(429, "TooManyRequestsException", "{}")))
        .isEqualTo(new Mailer.Result.NotNow("TooManyRequestsException"));
    assertThat(posts).hasValue(1);
  }

  @Test
  void aRefusedMessageIsRefusedForGood() throws Exception {
    assertThat(sentTo(answering(400, "MessageRejected", "{}")))
        .isEqualTo(new Mailer.Result.Refused("MessageRejected"));
    assertThat(posts).hasValue(1);
  }

  @Test
  void aBrokenServerMayHaveTakenIt() throws Exception {
    assertThat(sentTo(answering(500, "InternalFailure", "{}")))
        .isInstanceOf(Mailer.Result.Unknown.class);
    assertThat(posts).hasValue(1);
  }

  @Test
  void aStalledServerMayHaveTakenIt() throws Exception {
    assertThat(
            sentTo(
                socket -> {
                  read(socket);
                  over.await();
                }))
        .isInstanceOf(Mailer.Result.Unknown.class);
    assertThat(posts).hasValue(1);
  }

  @Test
  void aConnectionCutAfterThePostMayHaveTakenIt() throws Exception {
    assertThat(sentTo(SesMailerAnswersTest.this::read)).isInstanceOf(Mailer.Result.Unknown.class);
    assertThat(posts).describedAs("the JDK posts again by itself, unless told not to").hasValue(1);
  }

  @Test
  void whereNobodyListensNothingWasSent() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(mailer(port).send(message())).isEqualTo(new Mailer.Result.NotNow("unreachable"));
  }

  private interface Behaviour {
    void meet(Socket socket) throws IOException, InterruptedException;
  }

  private Mailer.Result sentTo(Behaviour behaviour) throws IOException {
    try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      aside(
          () -> {
            while (true) {
              var socket = server.accept();
              aside(
                  () -> {
                    try (socket) {
                      behaviour.meet(socket);
                    }
                    return null;
                  });
            }
          });
      return mailer(server.getLocalPort()).send(message());
    }
  }

  // What goes wrong on the server's side shows on the client's.
  private static void aside(Callable<?> work) {
    Thread.startVirtualThread(
        () -> {
          try {
            work.call();
          } catch (Exception _) {
            // The socket was closed: the test is over.
          }
        });
  }

  private Behaviour answering(int status, String type, String body) {
    return socket -> {
      read(socket);
      var head =
          "HTTP/1.1 %d x\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n"
                  .formatted(
                      status,
                      type.isEmpty() ? "" : "X-Amzn-ErrorType: " + type + "\r\n",
                      body.length())
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      socket.getOutputStream().flush();
    };
  }

  // Reads a whole request and counts it.
  private void read(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    posts.incrementAndGet();
    var length =
        head.toString()
            .lines()
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
            .findFirst()
            .orElse(0);
    assertThat(in.readNBytes(length)).hasSize(length);
  }

  private static SesMailer mailer(int port) {
    return new SesMailer(
        SesMailer.settings(SesV2Client.builder(), Duration.ofSeconds(2))
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build(),
        "backbone");
  }

  private static Envelope message() {
    return new Envelope(
        "welcome-x",
        "welcome",
        "ana@example.org",
        new Mime("From: a@example.org\r\n\r\nHi".getBytes(UTF_8)));
  }
}
