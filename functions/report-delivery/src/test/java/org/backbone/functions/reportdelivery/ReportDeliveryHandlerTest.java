package org.backbone.functions.reportdelivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.backbone.audit.Actor;
import org.backbone.audit.Matter;
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
import org.backbone.outcomes.ExpectData;
import org.backbone.outcomes.Expected;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.partners.Contact;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.reports.WriteReport;
import org.backbone.reports.letters.DeliverReports;
import org.backbone.reports.letters.RemindPartners;
import org.backbone.reports.letters.ReminderMail;
import org.backbone.reports.letters.ReportMail;
import org.backbone.template.Repository;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class ReportDeliveryHandlerTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  // The month is replayed six years later.
  private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);
  private final MemoryExpectationStore expectations = new MemoryExpectationStore(outbox.audit());
  private final Composer composer = new Composer("Network", "hello@network.example.org");
  private final ReportDeliveryHandler handler = handler();

  private ReportDeliveryHandler handler() {
    var metrics = new MemoryMetricStore();
    var catalogue = new LiveCatalogue(new MemoryCatalogueStore());
    return new ReportDeliveryHandler(
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
            JsonLog.of("test")),
        new RemindPartners(
            partners,
            catalogue.view(DatasetFiles::of),
            metrics,
            expectations,
            new ReminderMail(composer, "Network", "https://network.example.org"),
            outbox,
            ZoneId.of("America/Chicago"),
            InstantSource.fixed(TODAY),
            JsonLog.of("test")));
  }

  @Test
  void aTickReportsOnTheMonthBeforeItsOwnTime() throws IOException {
    member("river-food-bank");

    assertThat(handle(monthly(), 300_000))
        .isEqualTo("{\"delivered\":1,\"members\":1,\"reminded\":0}");
    assertThat(handle(monthly(), 300_000))
        .isEqualTo("{\"delivered\":0,\"members\":1,\"reminded\":0}");

    assertThat(outbox.all())
        .extracting(item -> item.message().label().key())
        .filteredOn(key -> key.startsWith("partner-report#"))
        .singleElement()
        .asString()
        .startsWith("partner-report#river-food-bank#2020-04#");
  }

  @Test
  void aTickRemindsOfWhatIsDueAWeekLaterOnAnyDay() throws IOException {
    member("river-food-bank");
    var _ =
        new ExpectData(expectations, InstantSource.fixed(TODAY))
            .say(
                new Matter("partner", "river-food-bank", "River"),
                "wic-participation",
                new Expected.Word.Wanted(new Period("FY2019"), null),
                STAFF);
    var tick = "{\"scheduledTime\":\"2019-12-24T14:00:00Z\"}";

    assertThat(handle(tick, 300_000)).isEqualTo("{\"delivered\":0,\"members\":0,\"reminded\":1}");
    assertThat(handle(tick, 300_000)).isEqualTo("{\"delivered\":0,\"members\":0,\"reminded\":0}");
  }

  @Test
  void aTickWithoutATimeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> handle("{}", 300_000));
  }

  @Test
  void withoutTimeLeftTheCallFailsSoThatItIsMadeAgain() throws IOException {
    member("river-food-bank");

    assertThatIllegalStateException().isThrownBy(() -> handle(monthly(), 19_000));
    assertThat(handle(monthly(), 300_000))
        .isEqualTo("{\"delivered\":1,\"members\":1,\"reminded\":0}");
  }

  @Test
  void mostOfTheFunctionsTimeIsForTheWorkItself() {
    var timeout =
        Repository.template().functions().stream()
            .filter(function -> function.name().equals("report-delivery"))
            .findFirst()
            .orElseThrow()
            .timeout();

    assertThat(timeout).isGreaterThan(ReportDeliveryHandler.RESERVE.multipliedBy(2));
  }

  private void member(String id) {
    var contact = new Contact("Ana", "ana@example.org", Language.EN);
    var application =
        Applications.of(id, PartnerKind.NONPROFIT, "Food", List.of(), List.of(), "Tulsa", contact);
    partners.join(new Submission(id, id, application, TODAY));
    var mail =
        new MailText(
            "welcome#" + id, contact.email(), "", Language.EN, "Welcome", "text", "<p>text</p>");
    partners.approve(
        id,
        TODAY,
        STAFF,
        KeptMessage.on(
            outbox.shelf(), composer.compose(mail, Moment.of(TODAY), TODAY.plusSeconds(60))),
        Link.of("token", Link.Purpose.SIGN_IN, id, Language.EN, TODAY.plusSeconds(60)));
  }

  private String handle(String event, int millisLeft) throws IOException {
    var output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), output, new TestContext(millisLeft));
    return output.toString(UTF_8);
  }

  private static String monthly() throws IOException {
    return Files.readString(Repository.root().resolve("events/report-delivery/monthly.json"));
  }
}
