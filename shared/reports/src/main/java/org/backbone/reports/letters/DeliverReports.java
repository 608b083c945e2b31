package org.backbone.reports.letters;

import java.time.Instant;
import java.time.InstantSource;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Moment;
import org.backbone.mail.Outbox;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.ForEach;
import org.backbone.platform.core.Log;
import org.backbone.reports.WriteReport;

/// Puts each member's monthly report into the outbox, once a month and contact, in a month's first
/// days.
public final class DeliverReports {
  // What failed on one day is delivered on the next; who joins later waits for the next month.
  private static final int LAST_DAY = 7;

  private final PartnerStore partners;
  private final WriteReport writeReport;
  private final ReportMail reportMail;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Log log;

  public DeliverReports(
      PartnerStore partners,
      WriteReport writeReport,
      ReportMail reportMail,
      Outbox outbox,
      InstantSource clock,
      Log log) {
    this.partners = partners;
    this.writeReport = writeReport;
    this.reportMail = reportMail;
    this.outbox = outbox;
    this.clock = clock;
    this.log = log;
  }

  /// How many members there are, and how many reports are new.
  public record Delivery(int members, int delivered) {}

  /// Delivers to every member who has not got the month's report yet. One whose report fails keeps
  /// no other from theirs, and fails the call in the end; so does a member whom no time is left
  /// for. The retry delivers what is missing, and so does the next day of the month's first week.
  /// After that nothing is delivered.
  public Delivery deliver(Instant now, Deadline deadline) {
    if (writeReport.dayOfMonth(now) > LAST_DAY) {
      return new Delivery(0, 0);
    }
    var members = partners.members();
    var edition = writeReport.at(now);
    var run =
        new ForEach("report", deadline, log)
            .run(members, PartnerSummary::id, partner -> isDelivered(partner, edition, now));
    if (run.left() > 0) {
      throw new IllegalStateException("no time left for " + run.left() + " members' reports");
    }
    return new Delivery(members.size(), run.yes());
  }

  private boolean isDelivered(PartnerSummary partner, WriteReport.Edition edition, Instant now) {
    var key = ReportMail.key(partner, writeReport.month(now));
    return outbox.find(MailLabel.id(key)).isEmpty()
        && outbox.add(
            reportMail.of(partner, edition.of(partner), new Moment(now, clock.instant())));
  }
}
