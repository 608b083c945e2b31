package org.backbone.runner.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.backbone.runner.background.Part;
import org.backbone.runner.data.WholeFile;

/// Every message that SES took, each in a file of its own: `<time>-<id>.eml`, exactly the bytes
/// that
/// came, and beside it what SES knows of it.
public final class Mailbox {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Consumer<StoredMail> events;
  private final Part part;
  private final ConcurrentSkipListMap<String, StoredMail> mails = new ConcurrentSkipListMap<>();

  private Mailbox(Path folder, Consumer<StoredMail> events, Part part) {
    this.folder = folder;
    this.events = events;
    this.part = part;
  }

  /// Opens the mailbox in a folder; of a message that came just before a crash, its events are sent
  /// now.
  ///
  /// @param events sends what becomes of a message; when it returns, that must outlive a crash
  /// @param part sends later what the disk refuses now
  static Mailbox open(Path folder, Consumer<StoredMail> events, Part part) {
    var mailbox = new Mailbox(folder, events, part);
    try {
      Files.createDirectories(folder);
      try (var files = Files.newDirectoryStream(folder, "*.json")) {
        for (var file : files) {
          mailbox.read(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mailbox.mails.values().stream().filter(mail -> !mail.told()).forEach(mailbox::tell);
    return mailbox;
  }

  // A message without its .eml was never answered: its sender knows that it did not go out.
  private void read(Path file) throws IOException {
    var read =
        WholeFile.read(file, bytes -> JSON.readValue(bytes, JsonMail.class).mail(), part::say);
    if (read.isPresent()) {
      var mail = read.get();
      if (Files.exists(eml(mail.name()))) {
        mails.put(mail.name(), mail);
      } else {
        Files.delete(file);
      }
    }
  }

  /// Keeps a message; it is there for good once this returns, and so are its events.
  StoredMail keep(Arrived arrived, Instant at) {
    var id = "%016x-%s-000000".formatted(at.toEpochMilli(), UUID.randomUUID());
    var mail =
        new StoredMail(
            TIME.format(at) + "-" + id,
            id,
            at,
            arrived.from(),
            arrived.to(),
            arrived.subject(),
            arrived.kind(),
            arrived.configurationSet(),
            arrived.tags(),
            false);
    describe(mail);
    write(eml(mail.name()), arrived.mime());
    mails.put(mail.name(), mail);
    tell(mail);
    return mail;
  }

  /// The messages, newest first.
  List<StoredMail> newest() {
    return List.copyOf(mails.descendingMap().values());
  }

  /// How many messages there are.
  public int size() {
    return mails.size();
  }

  /// The message with this name, or with this id of SES.
  Optional<StoredMail> find(String name) {
    return Optional.ofNullable(mails.get(name))
        .or(() -> mails.values().stream().filter(mail -> mail.id().equals(name)).findFirst());
  }

  /// The message's bytes, as they came.
  byte[] mime(StoredMail mail) {
    try {
      return Files.readAllBytes(eml(mail.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The message is kept, and so is that nothing was said of it: what cannot be said now is said
  // later, after a crash too.
  private void tell(StoredMail mail) {
    part.soon(
        () -> {
          events.accept(mail);
          mails.put(mail.name(), mail.asTold());
          part.soon(() -> describe(mail.asTold()));
        });
  }

  private void describe(StoredMail mail) {
    try {
      write(
          folder.resolve(mail.name() + ".json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(JsonMail.of(mail)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path eml(String name) {
    return folder.resolve(name + ".eml");
  }

  private static void write(Path file, byte[] bytes) {
    try {
      WholeFile.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A message as it came in.
  ///
  /// @param mime its bytes
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  record Arrived(
      byte[] mime,
      String from,
      List<String> to,
      String subject,
      String kind,
      String configurationSet,
      Map<String, String> tags) {}

  private record JsonMail(
      String name,
      String id,
      String at,
      String from,
      List<String> to,
      String subject,
      String kind,
      String configurationSet,
      Map<String, String> tags,
      boolean told) {
    static JsonMail of(StoredMail mail) {
      return new JsonMail(
          mail.name(),
          mail.id(),
          mail.at().toString(),
          mail.from(),
          mail.to(),
          mail.subject(),
          mail.kind(),
          mail.configurationSet(),
          mail.tags(),
          mail.told());
    }

    StoredMail mail() {
      return new StoredMail(
          name, id, Instant.parse(at), from, to, subject, kind, configurationSet, tags, told);
    }
  }

  /// The message as `/_local/mail?format=json` lists it.
  static ObjectNode summary(StoredMail mail) {
    return JSON.createObjectNode()
        .put("id", mail.name())
        .put("to", String.join(", ", mail.to()))
        .put("subject", mail.subject())
        .put("kind", mail.kind())
        .put("at", mail.at().toString())
        .put("eml", "/_local/mail/" + mail.name() + ".eml");
  }
}
