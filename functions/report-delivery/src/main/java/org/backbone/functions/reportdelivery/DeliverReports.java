package org.backbone.functions.reportdelivery;

import java.time.Instant;
import java.time.InstantSource;
import org.backbone.domain.mail.Moment;
import org.backbone.domain.mail.Outbox;
import org.backbone.domain.mail.OutboxMessage;
import org.backbone.domain.partner.PartnerStatus;
import org.backbone.domain.partner.PartnerStore;

/// Puts each member's monthly report into the outbox, once a month and contact.
final class DeliverReports {
  private final PartnerStore partners;
  private final WriteReport writeReport;
  private final ReportMail reportMail;
  private final Outbox outbox;
  private final InstantSource clock;

  DeliverReports(
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
  record Delivery(int members, int delivered) {}

  Delivery deliver(Instant now) {
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
