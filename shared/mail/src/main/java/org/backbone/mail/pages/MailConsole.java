package org.backbone.mail.pages;

import gg.jte.Content;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxState;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleLink;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.TodayBlock;

/// Mail in the console: what needs care, and sending it once more.
public final class MailConsole implements ConsoleSection {
  private static final String PATH = "/console/mail";

  /// Its place in the console's navigation.
  public static final ConsoleLink LINK =
      new ConsoleLink(PATH, language -> words(language).say("console.nav"));

  private final Outbox outbox;
  private final InstantSource clock;
  private final Log log;

  /// A section about what `outbox` holds.
  public MailConsole(Outbox outbox, InstantSource clock, Log log) {
    this.outbox = outbox;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes, ConsoleFrame frame) {
    return routes
        .page("GET /console/mail", (request, _) -> mail(request, frame))
        .action(
            "POST /console/mail/{id}/resend", (request, staff) -> resend(request, staff, frame));
  }

  @Override
  public List<TodayBlock> today(Request request) {
    var words = words(request.language());
    var items = outbox.needingCare();
    return List.of(
        new TodayBlock(
            "mail",
            TodayBlock.Place.FIRST,
            items.size(),
            items.isEmpty() ? "" : words.count("console.today.mails", items.size()),
            Contents.NONE,
            new Markup()
                .element("h2", words.say("console.title"))
                .add(
                    items.isEmpty()
                        ? Parts.empty(
                            words.say("console.none"),
                            words.say("console.none.text"),
                            Contents.NONE)
                        : mailRows(words, items))));
  }

  private Reply mail(Request request, ConsoleFrame frame) {
    var words = words(request.language());
    var items = outbox.needingCare();
    var main =
        new Markup()
            .element("h1", words.say("console.title"))
            .element("p", words.say("console.lede"), "class", "lede")
            .add(
                items.isEmpty()
                    ? Parts.emptyPage(
                        words.say("console.none"), words.say("console.none.text"), Contents.NONE)
                    : mailRows(words, items));
    return frame.page(request, words.say("console.nav"), PATH, main);
  }

  private Reply resend(Request request, Staff staff, ConsoleFrame frame) {
    var id = request.parameter("id");
    if (outbox.find(id).isEmpty()) {
      return frame.notFound(request);
    }
    if (outbox.resend(id, clock.instant())) {
      log.info("mail-resent", Map.of("mail", id, "staff", staff.subject()));
    }
    return Reply.seeOther(PATH);
  }

  private static Content mailRows(Words words, List<OutboxItem> items) {
    return Parts.rows(items.stream().map(item -> mailRow(words, item)).toList());
  }

  private static Content mailRow(Words words, OutboxItem item) {
    var state = item.state().name().toLowerCase(Locale.ROOT);
    var message = item.message();
    var row =
        new Markup()
            .open("div")
            .add(
                Parts.tag(
                    item.state() == OutboxState.UNKNOWN ? Kind.WAIT : Kind.BAD,
                    words.say("console.state." + state)))
            .text(" ")
            .element("strong", message.subject(), "dir", "auto")
            .leaf("br")
            .open("span", "class", "soft")
            .element("bdi", message.to())
            .text(" · ")
            .text(words.say("console.why." + state));
    if (!item.reason().isEmpty()) {
      row.text(" (").element("bdi", item.reason()).text(")");
    }
    return row.close()
        .close()
        .open("div", "class", "end acts")
        .add(
            Parts.plainButton(
                "/console/mail/" + message.id() + "/resend", words.say("console.resend"), Map.of()))
        .close();
  }

  private static Words words(Language language) {
    return Words.of(language, "mail");
  }
}
