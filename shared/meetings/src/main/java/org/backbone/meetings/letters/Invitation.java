package org.backbone.meetings.letters;

import java.time.Instant;
import java.util.List;
import org.backbone.mail.letters.MailBlock;
import org.backbone.mail.letters.MailDocument;
import org.backbone.mail.letters.MailLayout;
import org.backbone.mail.letters.MailText;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.Registration;
import org.backbone.meetings.Series;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;

/// What an invitation says, in its reader's language: who, what, when, and three answers. Each
/// answer leads to the same page with a button; opening it changes nothing.
///
/// Nobody has shown yet that the address is theirs, so nothing of what they typed beside it is in
/// here: not their name, not whom they come for.
public final class Invitation {
  private final String network;
  private final String publicUrl;
  private final Calendar calendar;

  public Invitation(String network, String publicUrl, Calendar calendar) {
    this.network = network;
    this.publicUrl = publicUrl;
    this.calendar = calendar;
  }

  MailText of(
      Occurrence date,
      Registration member,
      String key,
      String rsvpToken,
      String leaveToken,
      Instant stamp) {
    var series = date.series();
    var language = member.language();
    var words = words(language);
    var title = series.title().in(language);
    var rsvp = publicUrl + "/rsvp/" + rsvpToken;
    var leave = publicUrl + "/leave/" + leaveToken;
    var written = MailLayout.write(document(date, member, words, rsvp, leave));
    return new MailText(
            key,
            member.email(),
            "",
            language,
            words.say("invitation.subject", words.dayOfMonth(date.start().toLocalDate()), title),
            written.text(),
            written.html())
        .with(
            new MailText.Extras(
                series.contact(),
                series.id(),
                leave,
                calendar.invitation(
                    date, new Calendar.Guest(member.email(), "", language, rsvp), stamp)));
  }

  private MailDocument document(
      Occurrence date, Registration member, Words words, String rsvp, String leave) {
    var series = date.series();
    var language = member.language();
    var day = date.start().toLocalDate();
    var hours = words.hours(date.start().toLocalTime(), date.end().toLocalTime(), series.zone());
    return new MailDocument(
        language,
        network,
        words.say("invitation.heading", words.dayOfMonth(day)),
        words.say("invitation.preheader", words.date(day), hours),
        List.of(
            new MailBlock.Lead(
                series.title().in(language),
                List.of(words.dateWithYear(day), hours, series.place().in(language))),
            new MailBlock.Buttons(
                List.of(
                    answer(words, Answer.YES, rsvp),
                    answer(words, Answer.MAYBE, rsvp),
                    answer(words, Answer.NO, rsvp))),
            new MailBlock.Small(words.say("invitation.calendar")),
            new MailBlock.Section(words.say("invitation.about")),
            new MailBlock.Paragraph(series.description().in(language)),
            new MailBlock.Links(
                List.of(
                    new MailBlock.Link(
                        words.say("invitation.dates"), publicUrl + "/meetings/" + series.id()))),
            new MailBlock.Small(words.say("invitation.contact", series.contact()))),
        reason(member, series, words),
        List.of(new MailBlock.Link(words.say("invitation.leave"), leave)),
        MailDocument.others(language, rsvp, other -> words(other).say("invitation.other")));
  }

  private static Words words(Language language) {
    return Words.of(language, "meetings");
  }

  private static MailBlock.Link answer(Words words, Answer answer, String rsvp) {
    return new MailBlock.Link(
        words.say("invitation.answer." + answer.code()), rsvp + "?answer=" + answer.code());
  }

  private static String reason(Registration member, Series series, Words words) {
    var title = series.title().in(member.language());
    var since = words.dayOfMonthWithYear(member.since().atZone(series.zone()).toLocalDate());
    return words.say("invitation.reason", title, since);
  }
}
