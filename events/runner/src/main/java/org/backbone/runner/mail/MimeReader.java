package org.backbone.runner.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a message as a mail program does.
final class MimeReader {
  /// One leaf of the message.
  ///
  /// @param type such as `text/html`, without parameters
  /// @param name the file name, if it has one
  /// @param id what `cid:` links call it, if they may
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  record Leaf(String type, Optional<String> name, Optional<String> id, byte[] bytes, String text) {}

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"')\\]]+[^\\s<>\"')\\].,;]");

  private final MimeMessage message;
  private final List<Leaf> leaves = new ArrayList<>();

  private MimeReader(MimeMessage message) throws MessagingException, IOException {
    this.message = message;
    collect(message);
  }

  /// Parses the bytes.
  ///
  /// @throws MessagingException if they are no message
  static MimeReader read(byte[] mime) throws MessagingException {
    try {
      return new MimeReader(new MimeMessage(SESSION, new ByteArrayInputStream(mime)));
    } catch (IOException e) {
      throw new MessagingException("not a message", e);
    }
  }

  String subject() throws MessagingException {
    return Optional.ofNullable(message.getSubject()).orElse("");
  }

  /// A header's first value; empty if there is none.
  String header(String name) throws MessagingException {
    return Optional.ofNullable(message.getHeader(name, null)).orElse("");
  }

  List<String> from() throws MessagingException {
    return addresses(message.getFrom());
  }

  List<String> recipients() throws MessagingException {
    return Stream.of(Message.RecipientType.TO, Message.RecipientType.CC, Message.RecipientType.BCC)
        .flatMap(type -> recipients(type).stream())
        .toList();
  }

  List<Leaf> leaves() {
    return leaves;
  }

  Optional<String> text(String type) {
    return leaves.stream()
        .filter(leaf -> leaf.type().equals(type) && leaf.name().isEmpty())
        .map(Leaf::text)
        .findFirst()
        .or(
            () ->
                leaves.stream()
                    .filter(leaf -> leaf.type().equals(type))
                    .map(Leaf::text)
                    .findFirst());
  }

  /// Every address that the message links to, once.
  List<String> links() {
    var links = new LinkedHashSet<String>();
    for (var leaf : leaves) {
      if (leaf.type().equals("text/plain") || leaf.type().equals("text/html")) {
        LINK.matcher(leaf.text().replace("&amp;", "&"))
            .results()
            .forEach(found -> links.add(found.group()));
      }
    }
    return List.copyOf(links);
  }

  private List<String> recipients(Message.RecipientType type) {
    try {
      return addresses(message.getRecipients(type));
    } catch (MessagingException e) {
      return List.of();
    }
  }

  private static List<String> addresses(jakarta.mail.Address @Nullable [] addresses) {
    return addresses == null
        ? List.of()
        : Arrays.stream(addresses)
            .map(
                address ->
                    address instanceof InternetAddress internet
                        ? internet.getAddress()
                        : address.toString())
            .toList();
  }

  private void collect(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart multipart) {
      for (var index = 0; index < multipart.getCount(); index++) {
        collect(multipart.getBodyPart(index));
      }
      return;
    }
    var bytes = part.getInputStream().readAllBytes();
    var type =
        part.getContentType()
            .replaceFirst("(?s);.*", "")
            .strip()
            .toLowerCase(java.util.Locale.ROOT);
    var text =
        part.getContent() instanceof String content
            ? content
            : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    var id =
        part instanceof BodyPart
            ? Optional.ofNullable(part.getHeader("Content-ID"))
                .map(values -> values[0].replaceAll("[<>\\s]", ""))
            : Optional.<String>empty();
    leaves.add(new Leaf(type, Optional.ofNullable(part.getFileName()), id, bytes, text));
  }
}
