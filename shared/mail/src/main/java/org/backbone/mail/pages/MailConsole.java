package org.backbone.mail.pages;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.backbone.audit.pages.StaffActor;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.jte.StaticTemplates;
import org.backbone.mail.jte.Templates;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleLink;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.TodayBlock;

/// Mail in the console: what needs care, sending it once more, and putting it away.
public final class MailConsole implements ConsoleSection {
  private static final String PATH = "/console/mail";
  private static final Roles KEEPERS = Roles.of(Role.FACILITATOR);
  private static final Templates TEMPLATES = new StaticTemplates();

  /// Its place in the console's navigation.
  public static final ConsoleLink LINK =
      new ConsoleLink(PATH, language -> words(language).say("console.nav"));

  private final Outbox outbox;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  /// A section about what `outbox` holds.
  public MailConsole(Outbox outbox, ConsoleFrame frame, InstantSource clock, Log log) {
    this.outbox = outbox;
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/mail", Roles.ANY, this::mail)
        .action("POST /console/mail/{id}/resend", KEEPERS, this::resend)
        .action("POST /console/mail/{id}/done", KEEPERS, this::done);
  }

  @Override
  public List<TodayBlock> today(Request request, Staff staff) {
    var words = words(request.language());
    var rows = rows(words, staff);
    return List.of(
        new TodayBlock(
            "mail",
            TodayBlock.Place.FIRST,
            rows.size(),
            rows.isEmpty() ? "" : words.count("console.today.mails", rows.size()),
            Contents.NONE,
            TEMPLATES.mailToday(words, rows)));
  }

  private Reply mail(Request request, Staff staff) {
    var words = words(request.language());
    return frame.page(
        request, words.say("console.nav"), PATH, TEMPLATES.mailConsole(words, rows(words, staff)));
  }

  // Who presses a button that an older page shows finds nothing to do, and sees how it stands.
  private Reply resend(Request request, Staff staff) {
    return acted(
        request,
        id -> {
          if (outbox.resend(id, clock.instant(), StaffActor.of(staff))) {
            log.info("mail-resent", Map.of("mail", id, "staff", staff.subject()));
          }
        });
  }

  private Reply done(Request request, Staff staff) {
    return acted(
        request,
        id -> {
          if (outbox.dealtWith(id, clock.instant(), StaffActor.of(staff))) {
            log.info("mail-dealt-with", Map.of("mail", id, "staff", staff.subject()));
          }
        });
  }

  private Reply acted(Request request, Consumer<String> act) {
    var id = request.parameter("id");
    if (outbox.find(id).isEmpty()) {
      return frame.notFound(request);
    }
    act.accept(id);
    return Reply.seeOther(request.keepingLanguage(PATH));
  }

  private List<MailRow> rows(Words words, Staff staff) {
    var now = clock.instant();
    return outbox.needingCare().stream().map(item -> row(words, item, staff, now)).toList();
  }

  private MailRow row(Words words, OutboxItem item, Staff staff, Instant now) {
    var resent = item.resent();
    return MailRow.of(
        words,
        item,
        resent == null
            ? ""
            : words.say(
                "console.resent",
                words.dayOfMonthWithYear(frame.date(resent.at())),
                resent.by().name()),
        KEEPERS.include(staff),
        now);
  }

  private static Words words(Language language) {
    return Words.of(language, "mail");
  }
}
