package org.backbone.runner.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.backbone.engines.AwsEndpoint;
import org.backbone.runner.background.Part;
import org.backbone.runner.web.WebReply;
import org.backbone.runner.web.WebRequest;
import org.backbone.runner.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SES v2 in this JVM: takes messages, and sends them nowhere.
public final class SesEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SesEndpoint.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 56 * 1024 * 1024;
  private static final int MOST_RECIPIENTS = 50;
  private static final int MOST_FAULTS = 100;
  private static final Duration STALL = Duration.ofSeconds(30);
  private static final String TAG = "[A-Za-z0-9_.@-]{1,256}";

  private final WebServer server;
  private final Part part;
  private final Mailbox mailbox;
  private final InstantSource clock;
  private final Consumer<JsonNode> events;
  private final ConcurrentLinkedQueue<SendFault> faults = new ConcurrentLinkedQueue<>();

  private SesEndpoint(Path folder, Consumer<JsonNode> events, InstantSource clock, Part part)
      throws IOException {
    this.part = part;
    this.events = events;
    this.clock = clock;
    this.mailbox = Mailbox.open(folder, mail -> MailFate.arrived(mail).forEach(events), part);
    this.server = WebServer.open(0, this::answer);
  }

  /// Starts it on a free port.
  ///
  /// @param folder where each message is kept
  /// @param events takes what becomes of a message; when it returns, that must outlive a crash
  /// @param part its threads
  public static SesEndpoint start(
      Path folder, Consumer<JsonNode> events, InstantSource clock, Part part) {
    try {
      return new SesEndpoint(folder, events, clock, part);
    } catch (IOException e) {
      throw new UncheckedIOException("SES did not start: " + e.getMessage(), e);
    }
  }

  /// Where it answers.
  public AwsEndpoint endpoint() {
    return new AwsEndpoint(URI.create("http://127.0.0.1:" + server.port()));
  }

  /// What it took.
  public Mailbox mailbox() {
    return mailbox;
  }

  /// Lets this go wrong with the next message, after the faults that wait already.
  public void fail(SendFault fault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
  }

  /// Says that the message came back for good.
  void bounce(StoredMail mail) {
    events.accept(MailFate.bounced(mail));
  }

  /// Says that the message's reader complained.
  void complain(StoredMail mail) {
    events.accept(MailFate.complained(mail));
  }

  @Override
  public void close() {
    server.close();
    part.close();
  }

  private WebReply answer(WebRequest request) throws IOException {
    try {
      return route(request);
    } catch (Refused e) {
      return reply(e.status, JSON.createObjectNode().put("message", e.getMessage()))
          .with("x-amzn-ErrorType", e.type);
    } catch (RuntimeException e) {
      LOG.error("SES failed", e);
      return reply(500, JSON.createObjectNode().put("message", String.valueOf(e)));
    }
  }

  private WebReply route(WebRequest request) throws IOException, Refused {
    var route = request.method() + " " + request.target().decodedPath();
    return switch (route) {
      case "POST /v2/email/outbound-emails" -> send(request);
      case "GET /v2/email/account" -> reply(200, account());
      default -> throw new Refused("UnknownOperationException", 404, route + " is not emulated");
    };
  }

  private WebReply send(WebRequest request) throws IOException, Refused {
    var body = request.body().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new Refused("MessageRejected", 400, "Message length is more than 41943040 bytes");
    }
    var arrived = read(body);
    var fault = faults.poll();
    if (fault == SendFault.ANSWER_500) {
      throw new Refused("InternalServiceErrorException", 500, "as it was asked to");
    }
    if (fault == SendFault.STALL) {
      stall();
      throw new Refused("ServiceUnavailableException", 503, "as it was asked to");
    }
    var mail = mailbox.keep(arrived, clock.instant());
    if (fault == SendFault.DROP) {
      throw new IOException("the connection ends, as it was asked to");
    }
    return reply(200, JSON.createObjectNode().put("MessageId", mail.id()));
  }

  private static void stall() {
    try {
      Thread.sleep(STALL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Mailbox.Arrived read(byte[] body) throws Refused {
    try {
      var request = JSON.readTree(body);
      if (request == null || !request.isObject()) {
        throw new Refused("BadRequestException", 400, "the body is no JSON object");
      }
      var mime = mime(request);
      var message = MimeReader.read(mime);
      var from = request.path("FromEmailAddress").asText("");
      var senders = message.from();
      if (from.isEmpty() && senders.isEmpty()) {
        throw new Refused("BadRequestException", 400, "Missing required header 'From'.");
      }
      var to = SesMessages.recipients(request.path("Destination"));
      if (to.isEmpty()) {
        to = message.recipients();
      }
      if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
        throw new Refused(
            "BadRequestException", 400, "the message has " + to.size() + " recipients");
      }
      var tags = tags(request.path("EmailTags"));
      var kind = message.header("X-Backbone-Kind");
      return new Mailbox.Arrived(
          mime,
          senders.isEmpty() ? from : senders.getFirst(),
          to,
          message.subject(),
          kind.isEmpty() ? tags.getOrDefault("kind", "") : kind,
          request.path("ConfigurationSetName").asText(""),
          tags);
    } catch (JsonProcessingException e) {
      throw new Refused("BadRequestException", 400, "the body is no JSON");
    } catch (IOException | MessagingException | IllegalArgumentException e) {
      throw new Refused("BadRequestException", 400, "not a message: " + e.getMessage());
    }
  }

  private static byte[] mime(JsonNode request) throws Refused, MessagingException, IOException {
    var content = request.path("Content");
    if (content.has("Raw")) {
      return Base64.getDecoder().decode(content.path("Raw").path("Data").asText());
    }
    if (content.has("Simple")) {
      return SesMessages.simple(request);
    }
    throw new Refused(
        "BadRequestException", 400, "Content must be Raw or Simple: templates are not emulated");
  }

  private static Map<String, String> tags(JsonNode given) throws Refused {
    var tags = new LinkedHashMap<String, String>();
    for (var tag : given) {
      var name = tag.path("Name").asText();
      var value = tag.path("Value").asText();
      if (!name.matches(TAG) || !value.matches(TAG)) {
        throw new Refused(
            "BadRequestException", 400, "Invalid tag: <%s: %s>".formatted(name, value));
      }
      tags.put(name, value);
    }
    return tags;
  }

  private JsonNode account() {
    var account = JSON.createObjectNode();
    account.put("DedicatedIpAutoWarmupEnabled", false);
    account.put("EnforcementStatus", "HEALTHY");
    account.put("ProductionAccessEnabled", true);
    account.put("SendingEnabled", true);
    var since = clock.instant().minus(Duration.ofDays(1));
    account
        .putObject("SendQuota")
        .put("Max24HourSend", 50_000.0)
        .put("MaxSendRate", 14.0)
        .put(
            "SentLast24Hours",
            mailbox.newest().stream().filter(mail -> mail.at().isAfter(since)).count());
    return account;
  }

  private static WebReply reply(int status, JsonNode body) throws IOException {
    return WebReply.of(status, "application/json", JSON.writeValueAsBytes(body));
  }

  /// An error as SES names it.
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final int status;

    Refused(String type, int status, String message) {
      super(message);
      this.type = type;
      this.status = status;
    }
  }
}
