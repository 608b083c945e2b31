package org.backbone.runner.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.page.Html;

/// `/_local/mail`: every message that was sent, as its reader sees it and as it is.
public final class MailPages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 200;
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
    var rows = new StringBuilder();
    for (var mail : mails.subList(0, Math.min(SHOWN, mails.size()))) {
      rows.append(
          """
          <tr><td><a href="/_local/mail/%s">%s</a></td><td data-l="To">%s</td>\
          <td data-l="Kind">%s</td><td>%s</td></tr>
          """
              .formatted(
                  Html.text(mail.name()),
                  Html.text(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
                  Html.text(String.join(", ", mail.to())),
                  Html.text(mail.kind()),
                  Html.time(mail.at())));
    }
    exchange.html(
        200,
        Html.page(
            "Mail",
            """
            <p>%d messages; each is a file in the data folder's <code>mail</code>. None left this
            machine.</p>
            <search><form method="get" class="cols tight"><div><label for="to">Address contains</label>
            <input id="to" name="to" type="search" value="%s"></div><div><button>Find</button></div>
            </form></search>
            %s
            """
                .formatted(
                    mails.size(),
                    Html.text(to),
                    mails.isEmpty()
                        ? "<div class=\"empty\"><h2>No mail</h2><p>What the network sends will"
                            + " stand here.</p></div>"
                        : """
                          <div class="scroll stack" tabindex="0" role="region" aria-label="Messages">
                          <table><thead><tr><th>Subject</th><th>To</th><th>Kind</th>\
                          <th>When (UTC)</th></tr></thead><tbody>%s</tbody></table></div>
                          """
                            .formatted(rows))));
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
    exchange.html(
        200, Html.page(mail.subject().isBlank() ? "Mail" : mail.subject(), page(mail, message)));
  }

  private static String page(StoredMail mail, MimeReader message) {
    var page = new StringBuilder();
    page.append(
        """
        <p>From %s to %s, %s UTC%s. <a href="/_local/mail/%s.eml">The whole message</a></p>
        """
            .formatted(
                Html.text(mail.from()),
                Html.text(String.join(", ", mail.to())),
                Html.time(mail.at()),
                mail.kind().isEmpty() ? "" : ", " + Html.text(mail.kind()),
                Html.text(mail.name())));
    if (message.text("text/html").isPresent()) {
      page.append(
          """
          <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The message as HTML"
          src="/_local/mail/%s/html" style="width:100%%;height:40rem;border:1px solid"></iframe>
          """
              .formatted(Html.text(mail.name())));
    }
    if (!message.links().isEmpty()) {
      page.append("<h2>Links</h2><ul>");
      for (var link : message.links()) {
        page.append("<li><a href=\"%1$s\">%1$s</a></li>".formatted(Html.text(link)));
      }
      page.append("</ul>");
    }
    message.text("text/plain").ifPresent(text -> section(page, "Text", text));
    message.text("text/calendar").ifPresent(text -> section(page, "Calendar part", text));
    page.append(
        """
        <h2>What may become of it</h2>
        <div class="acts"><form method="post" action="/_local/mail/%1$s/bounce">\
        <button>It bounces</button></form>
        <form method="post" action="/_local/mail/%1$s/complain"><button>Its reader complains</button>\
        </form></div>
        """
            .formatted(Html.text(mail.name())));
    return page.toString();
  }

  private static void section(StringBuilder page, String title, String text) {
    page.append("<h2>%s</h2><pre tabindex=\"0\">%s</pre>".formatted(title, Html.text(text)));
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
            .replaceFirst("(?i)<head>", "<head><base target=\"_blank\" href=\"html\">"));
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
