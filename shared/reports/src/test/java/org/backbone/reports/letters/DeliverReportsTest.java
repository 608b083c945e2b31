package org.backbone.reports.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.backbone.audit.Actor;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.Moment;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailText;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.Series;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.Registrations;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.OwnFigures;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.partners.Contact;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.reports.WriteReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverReportsTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Instant NOW = Instant.parse("2020-05-01T13:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final TableKey SEPTEMBER =
      new TableKey("wic_pregnant_women", 1, new Period("2015-09"));

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);
  private final MemoryMetricStore metrics = new MemoryMetricStore();
  private final MemoryMeetingStore meetings = new MemoryMeetingStore();
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
  private final SlotLedger ledger = new SlotLedger(metrics, clock);
  private final Set<String> unreadable = new HashSet<>();
  private final SlotStore slots = slotsOf(metrics, unreadable);
  private final DeliverReports deliverReports =
      new DeliverReports(
          partners,
          new WriteReport(
              DatasetFiles::bundled,
              CatalogueDocument.starter()::measures,
              slots,
              metrics,
              new OwnFigures(metrics),
              meetings,
              ZONE),
          new ReportMail(
              new Composer("Network", "hello@network.example.org"), "Network", "https://n.example"),
          outbox,
          clock,
          JsonLog.of("test"));

  @BeforeEach
  void aSeries() {
    meetings.save(
        new Series(
            "food-family-resources",
            Texts.of("Food & Family Resources", "Alimentos y recursos"),
            Texts.of("d", "d"),
            Texts.of("Online", "En línea"),
            LocalDate.of(2020, 5, 5),
            LocalTime.of(10, 0),
            Duration.ofHours(1),
            ZONE,
            2,
            Series.INVITE_DAYS,
            "food@network.example.org",
            Map.of()),
        Instant.EPOCH,
        STAFF);
  }

  @Test
  void aMemberReadsWhatCameWhatIsMissingAndTheNextMeetings() throws Exception {
    member("WIC", "wic@example.org", Language.EN);
    accept("wic", "FY2015", 12_748);
    meetings.join(
        Registrations.of(
            "food-family-resources", "wic@example.org", "W", "WIC", Language.EN, clock.instant()));

    deliverReports.deliver(NOW, Deadline.NONE);

    var text = reportTo("wic@example.org");
    assertThat(text)
        .contains("Your report for April 2020")
        .contains("federal fiscal year 2015")
        .contains("federal fiscal year 2016")
        .contains("12,748")
        .contains("Tuesday, May 5, 2020")
        .contains("Tuesday, May 19, 2020")
        .contains("You are registered");
  }

  @Test
  void whatFailedOnTheFirstIsDeliveredOnTheSecondAndWhoHasTheirsIsNotReadAgain() throws Exception {
    member("WIC", "wic@example.org", Language.EN);
    member("Food", "food@example.org", Language.EN);
    unreadable.add("food");
    assertThatThrownBy(() -> deliverReports.deliver(NOW, Deadline.NONE));
    unreadable.clear();
    unreadable.add("wic");

    var second = deliverReports.deliver(NOW.plus(Duration.ofDays(1)), Deadline.NONE);

    assertThat(second).isEqualTo(new DeliverReports.Delivery(2, 1));
    assertThat(reportTo("wic@example.org")).contains("April 2020");
    assertThat(reportTo("food@example.org")).contains("April 2020");
  }

  @Test
  void theSameMonthIsReportedOnce() {
    member("WIC", "wic@example.org", Language.EN);

    var first = deliverReports.deliver(NOW, Deadline.NONE);
    var again = deliverReports.deliver(NOW.plus(Duration.ofDays(3)), Deadline.NONE);

    assertThat(first).isEqualTo(new DeliverReports.Delivery(1, 1));
    assertThat(again).isEqualTo(new DeliverReports.Delivery(1, 0));
  }

  @Test
  void aSuspendedMemberGetsNoReportUntilItIsTakenUpAgain() throws Exception {
    member("WIC", "wic@example.org", Language.EN);
    partners.suspend("wic", NOW, STAFF);
    assertThat(deliverReports.deliver(NOW, Deadline.NONE))
        .isEqualTo(new DeliverReports.Delivery(0, 0));

    partners.resume("wic", NOW, STAFF);

    deliverReports.deliver(NOW.plus(Duration.ofDays(1)), Deadline.NONE);
    assertThat(reportTo("wic@example.org")).contains("April 2020");
  }

  /// Ten in the evening of the seventh in Tulsa is the eighth in UTC.
  @Test
  void afterTheMonthsFirstSevenDaysOfTheNetworkNothingIsDelivered() throws Exception {
    member("WIC", "wic@example.org", Language.EN);

    assertThat(deliverReports.deliver(Instant.parse("2020-05-08T13:00:00Z"), Deadline.NONE))
        .isEqualTo(new DeliverReports.Delivery(0, 0));

    deliverReports.deliver(Instant.parse("2020-05-08T03:00:00Z"), Deadline.NONE);
    assertThat(reportTo("wic@example.org")).contains("Your report for April 2020");
  }

  @Test
  void aContactWhoReadsSpanishGetsItInSpanish() throws Exception {
    member("Casa", "casa@example.org", Language.ES);

    deliverReports.deliver(NOW, Deadline.NONE);

    assertThat(reportTo("casa@example.org"))
        .contains("Su informe de abril de 2020")
        .contains("Todavía no ha enviado un archivo")
        .doesNotContain("Your");
  }

  @Test
  void aPartnerThatWaitsGetsNoReport() {
    join("Waiting", "waiting@example.org", Language.EN);

    assertThat(deliverReports.deliver(NOW, Deadline.NONE))
        .isEqualTo(new DeliverReports.Delivery(0, 0));
  }

  @Test
  void theNetworksFigureIsHiddenWhereItWouldGiveAwayTheOthers() throws Exception {
    member("One", "one@example.org", Language.EN);
    member("Two", "two@example.org", Language.EN);
    accept("one", "FY2015", 100);
    accept("two", "FY2015", 5);

    deliverReports.deliver(NOW, Deadline.NONE);

    assertThat(reportTo("one@example.org")).contains("Yours 100").doesNotContain("105");
  }

  @Test
  void oneReportThatFailsKeepsNoOtherMemberFromTheirsAndFailsTheCall() throws Exception {
    member("One", "one@example.org", Language.EN);
    member("Two", "two@example.org", Language.EN);
    unreadable.add("one");

    assertThatThrownBy(() -> deliverReports.deliver(NOW, Deadline.NONE))
        .hasMessageContaining("unreadable");
    assertThat(reportTo("two@example.org")).contains("Your report for April 2020");

    unreadable.clear();
    assertThat(deliverReports.deliver(NOW, Deadline.NONE))
        .isEqualTo(new DeliverReports.Delivery(2, 1));
  }

  @Test
  void withoutTimeLeftTheCallFailsAndTheRetryDeliversWhatIsMissing() {
    member("One", "one@example.org", Language.EN);
    member("Two", "two@example.org", Language.EN);
    Deadline afterOne = () -> reports() == 1;

    assertThatThrownBy(() -> deliverReports.deliver(NOW, afterOne)).hasMessageContaining("no time");
    assertThat(reports()).isEqualTo(1);

    assertThat(deliverReports.deliver(NOW, Deadline.NONE))
        .isEqualTo(new DeliverReports.Delivery(2, 1));
  }

  private long reports() {
    return outbox.all().stream()
        .filter(item -> item.message().label().kind().equals("partner-report"))
        .count();
  }

  private static SlotStore slotsOf(SlotStore slots, Set<String> unreadable) {
    return (SlotStore)
        Proxy.newProxyInstance(
            SlotStore.class.getClassLoader(),
            new Class<?>[] {SlotStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("uploads") && unreadable.contains(arguments[0])) {
                throw new IllegalStateException("unreadable");
              }
              return method.invoke(slots, arguments);
            });
  }

  private void member(String name, String email, Language language) {
    var id = join(name, email, language);
    var mail = new MailText("welcome#" + id, email, "", language, "Welcome", "text", "<p>text</p>");
    partners.approve(
        id,
        NOW,
        STAFF,
        KeptMessage.on(
            outbox.shelf(),
            new Composer("Network", "hello@network.example.org")
                .compose(mail, Moment.of(NOW), NOW.plusSeconds(60))),
        Link.of("token" + id, Link.Purpose.SIGN_IN, id, language, NOW.plusSeconds(60)));
  }

  private String join(String name, String email, Language language) {
    var application =
        Applications.of(
            name,
            PartnerKind.NONPROFIT,
            "Food",
            List.of(),
            List.of(),
            "Tulsa",
            new Contact("C", email, language));
    var joining = partners.join(new Submission(name, name, application, NOW));
    return ((Joining.Joined) joining).partner().id();
  }

  private void accept(String partner, String period, long women) {
    var upload =
        ledger.request(
            new Slot(partner, "wic-participation", new Period(period)),
            partner + "@example.org",
            Language.EN);
    var cell = new Cell(CellKey.site("ok-state-agency"), Amount.exact(women), Amount.ZERO);
    ledger.accept(
        upload,
        new FileFacts("wic.csv", 10, "a".repeat(64)),
        new Reading(1, 1, 0, 0, List.of(), false),
        new Aggregate(new TreeMap<>(Map.of(SEPTEMBER, List.of(cell)))),
        TestReceipts.NONE);
    new Rollup(metrics, metrics, new Disclosure(10), clock).roll(SEPTEMBER);
  }

  private String reportTo(String email) throws MessagingException, IOException {
    var reports =
        outbox.all().stream()
            .map(item -> item.message())
            .filter(message -> message.label().kind().equals("partner-report"))
            .filter(message -> message.label().to().equals(email))
            .toList();
    assertThat(reports).hasSize(1);
    var mime =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(reports.getFirst().mime().bytes()));
    var text = ((MimeMultipart) mime.getContent()).getBodyPart(0).getInputStream().readAllBytes();
    return new String(text, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }
}
