package org.backbone.reports.letters;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailBlock;
import org.backbone.mail.letters.MailDocument;
import org.backbone.mail.letters.MailLayout;
import org.backbone.mail.letters.MailText;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Words;
import org.backbone.reports.Reminder;

/// A reminder of one file as a mail, in the contact's language.
public final class ReminderMail {
  // A day later another reminder, or the page, says it better.
  private static final Duration WORTH = Duration.ofDays(3);

  private final Composer composer;
  private final String networkName;
  private final String publicUrl;

  public ReminderMail(Composer composer, String networkName, String publicUrl) {
    this.composer = composer;
    this.networkName = networkName;
    this.publicUrl = publicUrl;
  }

  /// A file that a partner has not sent.
  ///
  /// @param due the last day on which it is in time
  /// @param reminder which word it is
  record Missing(
      PartnerSummary partner, Dataset dataset, Period period, LocalDate due, Reminder reminder) {
    /// The mail's natural key: nobody is told the same twice, and of another day anew.
    String key() {
      return String.join(
          "#",
          "data-reminder",
          partner.id(),
          dataset.id(),
          period.code(),
          due.toString(),
          reminder.code(),
          EmailAddress.shortDigest(partner.email()));
    }
  }

  /// @param daysLate how many days late it is; 0 while there is time
  OutboxMessage of(Missing missing, long daysLate, Moment moment) {
    var partner = missing.partner();
    var words = words(partner.language());
    var what =
        missing.dataset().title().in(words.language()) + ", " + words.period(missing.period());
    var day = words.dayOfMonthWithYear(missing.due());
    var when =
        daysLate == 0
            ? words.say("reminder.due", day)
            : words.count("reminder.late", daysLate, day);
    var document =
        new MailDocument(
            partner.language(),
            networkName,
            words.say(daysLate == 0 ? "reminder.heading.due" : "reminder.heading.late"),
            words.say("reminder.preheader", what, when),
            blocks(words, missing, what, when),
            words.say("reminder.reason", partner.name(), networkName),
            List.of(new MailBlock.Link(words.say("desk"), publicUrl + "/desk")),
            MailDocument.others(
                partner.language(),
                publicUrl + "/desk",
                other -> words(other).say("reminder.other")));
    var written = MailLayout.write(document);
    var mail =
        new MailText(
            missing.key(),
            partner.email(),
            "",
            partner.language(),
            words.say(daysLate == 0 ? "reminder.subject.due" : "reminder.subject.late", what, day),
            written.text(),
            written.html());
    return composer.compose(mail, moment, moment.asOf().plus(WORTH));
  }

  private List<MailBlock> blocks(Words words, Missing missing, String what, String when) {
    var send =
        "/uploads/new?dataset=" + missing.dataset().id() + "&period=" + missing.period().code();
    return List.of(
        new MailBlock.Lead(what, List.of(when)),
        new MailBlock.Paragraph(words.say("reminder.text")),
        new MailBlock.Buttons(
            List.of(
                new MailBlock.Link(words.say("data.send"), publicUrl + send),
                new MailBlock.Link(words.say("reminder.nothing"), publicUrl + "/desk"))),
        new MailBlock.Small(words.say("reminder.time")));
  }

  private static Words words(Language language) {
    return Words.of(language, "reports");
  }
}
