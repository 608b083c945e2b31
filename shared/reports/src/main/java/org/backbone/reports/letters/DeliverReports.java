package org.backbone.reports.letters;

import java.time.Instant;
import java.time.InstantSource;
import org.backbone.mail.Moment;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxMessage;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.reports.WriteReport;

/// Puts each member's monthly report into the outbox, once a month and contact.
public final class DeliverReports {
  private final PartnerStore partners;
  private final WriteReport writeReport;
  private final ReportMail reportMail;
  private final Outbox outbox;
  private final InstantSource clock;

  public DeliverReports(
      PartnerStore partners,
      WriteReport writeReport,
      ReportMail reportMail,
      Outbox outbox,
      InstantSource clock) {
    this.partners = partners;
    this.writeReport = writeReport;
    this.reportMail = reportMail;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// How many members there are, and how many reports are new.
  public record Delivery(int members, int delivered) {}

  public Delivery deliver(Instant now) {
    var members = 0;
    var delivered = 0;
    for (var partner : partners.all()) {
      if (partner.status() == PartnerStatus.APPROVED) {
        members++;
        var report = writeReport.write(partner, now);
        if (outbox.find(messageId(ReportMail.key(partner, report))).isEmpty()
            && outbox.add(reportMail.of(partner, report, new Moment(now, clock.instant())))) {
          delivered++;
        }
      }
    }
    return new Delivery(members, delivered);
  }

  private static String messageId(String key) {
    return OutboxMessage.id(key);
  }
}
