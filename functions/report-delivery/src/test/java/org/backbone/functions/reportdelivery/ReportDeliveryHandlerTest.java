package org.backbone.functions.reportdelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.backbone.mail.Link;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailText;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.metrics.OwnFigures;
import org.backbone.metrics.catalog.MeasureFiles;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.partners.Application;
import org.backbone.partners.Contact;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.reports.WriteReport;
import org.backbone.reports.letters.DeliverReports;
import org.backbone.reports.letters.ReportMail;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class ReportDeliveryHandlerTest {
  private static final Instant JOINED = Instant.parse("2020-03-02T12:00:00Z");
  private static final Composer COMPOSER = new Composer("Network", "hello@network.example.org");

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);
  private final MemoryMetricStore metrics = new MemoryMetricStore();
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
  private final ReportDeliveryHandler handler =
      new ReportDeliveryHandler(
          new DeliverReports(
              partners,
              new WriteReport(
                  DatasetFiles.bundled(),
                  MeasureFiles.bundled(),
                  metrics,
                  metrics,
                  new OwnFigures(metrics),
                  new MemoryMeetingStore(),
                  ZoneId.of("America/Chicago")),
              new ReportMail(COMPOSER, "Network", "https://network.example.org"),
              outbox,
              clock,
              JsonLog.of("test")));

  @Test
  void aTickReportsTheMonthBeforeItsOwnTimeWheneverItComes() throws IOException {
    member();

    assertThat(handle("monthly.json")).isEqualTo(Map.of("members", 1, "delivered", 1));
    assertThat(reports())
        .extracting(item -> item.message().subject())
        .containsExactly("Your report for April 2020: River Food Bank");
  }

  @Test
  void aTickThatIsRepeatedDeliversNothingTwice() throws IOException {
    member();
    handle("monthly.json");

    assertThat(handle("monthly.json")).isEqualTo(Map.of("members", 1, "delivered", 0));
    assertThat(reports()).hasSize(1);
  }

  @Test
  void aTickWithoutATimeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handler.handleRequest(Map.of(), new TestContext(60_000)));
  }

  private Map<String, Integer> handle(String event) throws IOException {
    var tick =
        new ObjectMapper()
            .readValue(
                HttpEvents.samples("report-delivery").resolve(event).toFile(),
                new TypeReference<Map<String, String>>() {});
    return handler.handleRequest(tick, new TestContext(60_000));
  }

  private List<OutboxItem> reports() {
    return outbox.all().stream()
        .filter(item -> item.message().kind().equals("partner-report"))
        .toList();
  }

  private void member() {
    var contact = new Contact("Ana", "ana@example.org", Language.EN);
    var application =
        new Application(
            "River Food Bank",
            PartnerKind.NONPROFIT,
            "Food",
            List.of(),
            List.of(),
            "Tulsa",
            contact);
    var joining = partners.join(new Submission("key", "digest", application, JOINED));
    var id = ((Joining.Joined) joining).partner().id();
    var welcome =
        new MailText(
            "welcome#" + id, contact.email(), "", Language.EN, "Welcome", "text", "<p>text</p>");
    partners.approve(
        id,
        JOINED,
        COMPOSER.compose(welcome, Moment.of(JOINED), JOINED.plusSeconds(60)),
        Link.of("token", Link.Purpose.SIGN_IN, id, Language.EN, JOINED.plusSeconds(60)));
  }
}
