package org.backbone.runner.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.backbone.platform.pages.Contents;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.jte.StaticTemplates;
import org.backbone.runner.jte.Templates;
import org.backbone.runner.page.Day;
import org.backbone.runner.page.LocalLayout;
import org.backbone.runner.page.LocalSection;

/// `/_local/mail`: every message that was sent, as its reader sees it and as it is.
public final class MailPages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final int SHOWN = 50;
  private static final Map<String, SendFault> FAULTS =
      Map.of("500", SendFault.ANSWER_500, "stall", SendFault.STALL, "drop", SendFault.DROP);

  private final SesEndpoint ses;

  /// Pages over what the endpoint took.
  public MailPages(SesEndpoint ses) {
    this.ses = ses;
  }

  /// Adds the pages.
  public void addTo(LocalPages pages) {
    pages
        .on("GET /_local/mail", this::list)
        .on("GET /_local/mail/{id}", this::show)
        .on("GET /_local/mail/{id}/html", this::html)
        .on("GET /_local/mail/{id}/part/{cid}", this::part)
        .on("POST /_local/mail/{id}/bounce", exchange -> then(exchange, ses::bounce))
        .on("POST /_local/mail/{id}/complain", exchange -> then(exchange, ses::complain))
        .on("POST /_local/mail/fault", this::fault);
  }

  private void list(LocalExchange exchange) throws IOException {
    var to = exchange.query("to").orElse("").toLowerCase(Locale.ROOT);
    var kind = exchange.query("kind").orElse("");
    var mails =
        ses.mailbox().newest().stream()
            .filter(mail -> String.join(", ", mail.to()).toLowerCase(Locale.ROOT).contains(to))
            .filter(mail -> kind.isEmpty() || mail.kind().equals(kind))
            .toList();
    if (exchange.wantsJson()) {
      var json = JSON.createArrayNode();
      mails.forEach(mail -> json.add(Mailbox.summary(mail)));
      exchange.json(200, json);
      return;
    }
    var before = exchange.query("before").orElse("");
    var rest =
        mails.stream()
            .filter(mail -> before.isEmpty() || mail.name().compareTo(before) < 0)
            .toList();
    var shown = rest.subList(0, Math.min(SHOWN, rest.size()));
    var older =
        rest.size() > SHOWN
            ? Optional.of(older(to, kind, shown.getLast().name()))
            : Optional.<String>empty();
    var kinds =
        ses.mailbox().newest().stream()
            .map(StoredMail::kind)
            .filter(each -> !each.isEmpty())
            .distinct()
            .sorted()
            .toList();
    var list = new MailList(to, kind, kinds, mails.size(), Day.of(shown, StoredMail::at), older);
    exchange.html(200, LocalLayout.html("Mail", LocalSection.MAIL, TEMPLATES.mails(list)));
  }

  private static String older(String to, String kind, String before) {
    return "/_local/mail?to="
        + URLEncoder.encode(to, StandardCharsets.UTF_8)
        + "&kind="
        + URLEncoder.encode(kind, StandardCharsets.UTF_8)
        + "&before="
        + before;
  }

  private void show(LocalExchange exchange) throws IOException {
    var name = exchange.parameter("id");
    var raw = name.endsWith(".eml");
    var found = ses.mailbox().find(raw ? name.substring(0, name.length() - 4) : name);
    if (found.isEmpty()) {
      exchange.text(404, "no such message");
      return;
    }
    var mail = found.get();
    var mime = ses.mailbox().mime(mail);
    if (raw) {
      exchange.bytes(200, "message/rfc822", mime);
      return;
    }
    var message = parsed(mime);
    if (exchange.wantsJson()) {
      var json = Mailbox.summary(mail);
      json.put("from", mail.from());
      json.put("text", message.text("text/plain").orElse(""));
      json.put("html", message.text("text/html").orElse(""));
      json.put("calendar", message.text("text/calendar").orElse(""));
      message.links().forEach(json.putArray("links")::add);
      exchange.json(200, json);
      return;
    }
    var view =
        new MailView(
            mail,
            message.text("text/html").isPresent(),
            message.links(),
            message.text("text/plain"),
            message.text("text/calendar"));
    exchange.html(
        200,
        LocalLayout.html(
            mail.subject().isBlank() ? "Mail" : mail.subject(),
            LocalSection.MAIL,
            TEMPLATES.mail(view)));
  }

  // Shown in a frame of its own without scripts: a message is a stranger's page.
  private void html(LocalExchange exchange) throws IOException {
    var mail = ses.mailbox().find(exchange.parameter("id"));
    var html = mail.flatMap(found -> parsed(ses.mailbox().mime(found)).text("text/html"));
    if (html.isEmpty()) {
      exchange.text(404, "no HTML");
      return;
    }
    exchange.with(
        "Content-Security-Policy",
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " img-src 'self'; style-src 'unsafe-inline'");
    exchange.html(
        200,
        html.get()
            .replaceAll("(?i)cid:([A-Za-z0-9._%@-]+)", "part/$1")
            .replaceFirst(
                "(?i)(?<=<head>)",
                Matcher.quoteReplacement(Contents.html(TEMPLATES.messageBase()))));
  }

  private void part(LocalExchange exchange) throws IOException {
    var cid = exchange.parameter("cid");
    var leaf =
        ses.mailbox()
            .find(exchange.parameter("id"))
            .flatMap(
                mail ->
                    parsed(ses.mailbox().mime(mail)).leaves().stream()
                        .filter(candidate -> candidate.id().equals(Optional.of(cid)))
                        .findFirst());
    if (leaf.isEmpty() || !leaf.get().type().matches("image/(png|jpeg|gif)")) {
      exchange.text(404, "no such image");
    } else {
      exchange.bytes(200, leaf.get().type(), leaf.get().bytes());
    }
  }

  private interface Happening {
    void to(StoredMail mail);
  }

  private void then(LocalExchange exchange, Happening happening) throws IOException {
    var mail = ses.mailbox().find(exchange.parameter("id"));
    if (mail.isEmpty()) {
      exchange.text(404, "no such message");
      return;
    }
    happening.to(mail.get());
    exchange.seeOther("/_local/mail/" + mail.get().name());
  }

  private void fault(LocalExchange exchange) throws IOException {
    var next = exchange.query("next").orElse(exchange.form().getOrDefault("next", ""));
    var fault = FAULTS.get(next);
    if (fault == null) {
      exchange.text(400, "next must be 500, stall or drop");
      return;
    }
    ses.fail(fault);
    exchange.json(200, JSON.createObjectNode().put("next", next));
  }

  private static MimeReader parsed(byte[] mime) {
    try {
      return MimeReader.read(mime);
    } catch (MessagingException e) {
      throw new IllegalStateException("a message that SES took cannot be read", e);
    }
  }
}
