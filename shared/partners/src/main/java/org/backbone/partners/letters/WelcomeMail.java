package org.backbone.partners.letters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailBlock;
import org.backbone.mail.letters.MailDocument;
import org.backbone.mail.letters.MailLayout;
import org.backbone.mail.letters.MailText;
import org.backbone.partners.Partner;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.NetworkDay;
import org.backbone.platform.pages.Words;

/// The first mail to a member's contact, in their language, with a link to their desk.
public final class WelcomeMail {
  private final Composer composer;
  private final String network;
  private final String publicUrl;
  private final ZoneId zone;

  public WelcomeMail(Composer composer, String network, String publicUrl, ZoneId zone) {
    this.composer = composer;
    this.network = network;
    this.publicUrl = publicUrl;
    this.zone = zone;
  }

  OutboxMessage to(Partner partner, String token, Instant now, Instant until) {
    var contact = partner.contact();
    var words = words(contact.language());
    var lastDay = words.dayOfMonthWithYear(NetworkDay.at(until, zone));
    var desk = new MailBlock.Link(words.say("welcome.open"), publicUrl + "/sign-in/" + token);
    var document =
        new MailDocument(
            contact.language(),
            network,
            words.say("welcome.heading", partner.name()),
            words.say("welcome.preheader"),
            List.of(
                new MailBlock.Paragraph(words.say("welcome.hello", contact.name())),
                new MailBlock.Paragraph(words.say("welcome.member", partner.name(), network)),
                new MailBlock.Buttons(List.of(desk)),
                new MailBlock.Small(words.say("welcome.once", lastDay)),
                new MailBlock.Small(words.say("welcome.again", publicUrl + "/sign-in"))),
            words.say("welcome.reason", partner.name(), network),
            List.of(
                new MailBlock.Link(words.say("welcome.meetings"), publicUrl + "/meetings"),
                new MailBlock.Link(words.say("welcome.figures"), publicUrl + "/dashboard")),
            MailDocument.others(
                contact.language(), desk.url(), other -> words(other).say("welcome.other")));
    var written = MailLayout.write(document);
    return composer.compose(
        new MailText(
            "welcome#" + partner.id(),
            contact.email(),
            contact.name(),
            contact.language(),
            words.say("welcome.subject", network),
            written.text(),
            written.html()),
        Moment.of(now),
        until);
  }

  private static Words words(Language language) {
    return Words.of(language, "partners");
  }
}
