package org.backbone.reports.letters;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailBlock;
import org.backbone.mail.letters.MailDocument;
import org.backbone.mail.letters.MailLayout;
import org.backbone.mail.letters.MailText;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Share;
import org.backbone.metrics.pages.FigureWords;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Words;
import org.backbone.reports.DataLine;
import org.backbone.reports.PartnerReport;

/// The report as a mail, in the contact's language.
public final class ReportMail {
  private static final int MOST_PERIODS = 3;
  private static final long WORTH_DAYS = 20;

  private final Composer composer;
  private final String networkName;
  private final String publicUrl;

  public ReportMail(Composer composer, String networkName, String publicUrl) {
    this.composer = composer;
    this.networkName = networkName;
    this.publicUrl = publicUrl;
  }

  OutboxMessage of(PartnerSummary partner, PartnerReport report, Moment moment) {
    var words = words(partner.language());
    var month = words.month(report.month());
    var document =
        new MailDocument(
            partner.language(),
            networkName,
            words.say("heading", month),
            words.say("preheader", partner.name()),
            blocks(report, words),
            words.say("reason", partner.name(), networkName),
            List.of(new MailBlock.Link(words.say("desk"), publicUrl + "/desk")),
            MailDocument.others(
                partner.language(), publicUrl + "/desk", other -> words(other).say("other")));
    var written = MailLayout.write(document);
    var mail =
        new MailText(
            key(partner, report.month()),
            partner.email(),
            "",
            partner.language(),
            words.say("subject", month, partner.name()),
            written.text(),
            written.html());
    return composer.compose(mail, moment, worthUntil(moment.asOf()));
  }

  private static Words words(Language language) {
    return Words.of(language, "reports");
  }

  static String key(PartnerSummary partner, YearMonth month) {
    var who = EmailAddress.shortDigest(partner.email());
    return "partner-report#" + partner.id() + "#" + month + "#" + who;
  }

  private static Instant worthUntil(Instant now) {
    return now.plus(WORTH_DAYS, ChronoUnit.DAYS);
  }

  private List<MailBlock> blocks(PartnerReport report, Words words) {
    var blocks = new ArrayList<MailBlock>();
    blocks.add(new MailBlock.Section(words.say("data")));
    if (report.data().isEmpty()) {
      blocks.add(new MailBlock.Paragraph(words.say("data.none")));
      blocks.add(new MailBlock.Buttons(List.of(link(words.say("data.send"), "/uploads/new"))));
    } else {
      blocks.add(dataTable(report, words));
      blocks.add(new MailBlock.Buttons(List.of(link(words.say("data.send"), "/uploads/new"))));
    }
    if (!report.numbers().isEmpty()) {
      blocks.add(new MailBlock.Section(words.say("numbers")));
      blocks.add(numbersTable(report, words));
      blocks.add(new MailBlock.Small(words.say("numbers.hidden")));
      blocks.add(new MailBlock.Links(List.of(link(words.say("numbers.all"), "/dashboard"))));
    }
    if (!report.meetings().isEmpty()) {
      blocks.add(new MailBlock.Section(words.say("meetings")));
      for (var meeting : report.meetings()) {
        blocks.add(meetingLines(meeting, words));
      }
      blocks.add(new MailBlock.Links(List.of(link(words.say("meetings.all"), "/meetings"))));
    }
    return blocks;
  }

  private static MailBlock dataTable(PartnerReport report, Words words) {
    var rows =
        report.data().stream()
            .map(
                line ->
                    List.of(
                        line.dataset().title().in(words.language()),
                        line.latest()
                            .map(latest -> received(line, latest, words))
                            .orElseGet(() -> words.say("data.nothing")),
                        missing(line, words)))
            .toList();
    return new MailBlock.Table(
        words.say("data.caption"),
        List.of(words.say("data.dataset"), words.say("data.received"), words.say("data.missing")),
        rows,
        MailBlock.Cells.WORDS);
  }

  private static String received(DataLine line, Period latest, Words words) {
    var others = line.received().size() - 1;
    var name = words.period(latest);
    return others == 0 ? name : words.count("data.latest", others, name);
  }

  private static String missing(DataLine line, Words words) {
    var lacking = new ArrayList<>(line.missing());
    lacking.addAll(line.refused());
    if (lacking.isEmpty()) {
      return words.say("data.complete");
    }
    var names = lacking.stream().sorted().limit(MOST_PERIODS).map(words::period).toList();
    var more = lacking.size() - names.size();
    var list = String.join("; ", names);
    return more == 0 ? list : words.count("data.more", more, list);
  }

  private static MailBlock numbersTable(PartnerReport report, Words words) {
    var rows =
        report.numbers().stream()
            .map(
                line ->
                    List.of(
                        line.indicator().title().in(words.language())
                            + ", "
                            + words.period(line.period()),
                        figure(line.indicator(), line.own(), words),
                        figure(line.indicator(), line.network(), words)))
            .toList();
    return new MailBlock.Table(
        words.say("numbers.caption"),
        List.of(
            words.say("numbers.indicator"), words.say("numbers.own"), words.say("numbers.network")),
        rows,
        MailBlock.Cells.FIGURES);
  }

  private static String figure(Indicator indicator, PublicCell cell, Words words) {
    var figures = new FigureWords(words);
    return switch (indicator.measure()) {
      case COUNT, RATE -> figures.count(cell.count());
      case SHARE -> figures.share(Share.of(cell));
    };
  }

  private static MailBlock meetingLines(PartnerReport.Meeting meeting, Words words) {
    var date = meeting.date();
    var series = date.series();
    return new MailBlock.Lead(
        words.dateWithYear(date.localStart().toLocalDate()),
        List.of(
            series.title().in(words.language()),
            words.hours(date.localStart().toLocalTime(), date.end().toLocalTime(), series.zone()),
            words.say(meeting.registered() ? "meetings.registered" : "meetings.open")));
  }

  private MailBlock.Link link(String text, String path) {
    return new MailBlock.Link(text, publicUrl + path);
  }
}
