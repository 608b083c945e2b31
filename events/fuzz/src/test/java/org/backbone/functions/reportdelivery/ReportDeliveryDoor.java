package org.backbone.functions.reportdelivery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.backbone.audit.Actor;
import org.backbone.fuzz.EventDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.Moment;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailText;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.metrics.OwnFigures;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.partners.Contact;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.reports.WriteReport;
import org.backbone.reports.letters.DeliverReports;
import org.backbone.reports.letters.RemindPartners;
import org.backbone.reports.letters.ReminderMail;
import org.backbone.reports.letters.ReportMail;

/// The tick by which each month is reported, and what is owed asked for.
public final class ReportDeliveryDoor {
  private static final Instant TODAY = Instant.parse("2020-05-01T15:00:00Z");
  private static final String PARTNER = "river-food-bank";

  private ReportDeliveryDoor() {}

  /// Its target.
  public static Target target() {
    return EventDoor.target(
        "report-delivery",
        ReportDeliveryHandler.class,
        25,
        ReportDeliveryDoor::running,
        "\"scheduledTime\":",
        "2020-05-01T15:00:00Z",
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "null");
  }

  private static EventDoor.Running running() {
    var outbox = new MemoryOutbox();
    var partners = new MemoryPartnerStore(outbox);
    var composer = new Composer("Network", "hello@network.example.org");
    var contact = new Contact("Ana", "ana@example.org", Language.EN);
    var application =
        Applications.of(
            PARTNER, PartnerKind.NONPROFIT, "Food", List.of(), List.of(), "Tulsa", contact);
    var _ = partners.join(new Submission(PARTNER, PARTNER, application, TODAY));
    var mail =
        new MailText(
            "welcome#a", contact.email(), "", Language.EN, "Welcome", "text", "<p>text</p>");
    var _ =
        partners.approve(
            PARTNER,
            TODAY,
            Actor.staff("5f1c", "Facilitator"),
            KeptMessage.on(
                outbox.shelf(), composer.compose(mail, Moment.of(TODAY), TODAY.plusSeconds(60))),
            Link.of("token", Link.Purpose.SIGN_IN, PARTNER, Language.EN, TODAY.plusSeconds(60)));
    var metrics = new MemoryMetricStore();
    var catalogue = new LiveCatalogue(new MemoryCatalogueStore());
    return new EventDoor.Running(
        new ReportDeliveryHandler(
            catalogue,
            new DeliverReports(
                partners,
                new WriteReport(
                    catalogue.view(DatasetFiles::of),
                    catalogue.view(CatalogueDocument::measures),
                    metrics,
                    metrics,
                    new OwnFigures(metrics),
                    new MemoryMeetingStore(),
                    ZoneId.of("America/Chicago")),
                new ReportMail(composer, "Network", "https://network.example.org"),
                outbox,
                InstantSource.fixed(TODAY),
                JsonLog.of("report-delivery")),
            new RemindPartners(
                partners,
                catalogue.view(DatasetFiles::of),
                metrics,
                new MemoryExpectationStore(outbox.audit()),
                new ReminderMail(composer, "Network", "https://network.example.org"),
                outbox,
                ZoneId.of("America/Chicago"),
                InstantSource.fixed(TODAY),
                JsonLog.of("report-delivery"))),
        Map.of());
  }
}
