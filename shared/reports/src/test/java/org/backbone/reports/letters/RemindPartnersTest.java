package org.backbone.reports.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.backbone.audit.Actor;
import org.backbone.audit.Matter;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailText;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.ExpectData;
import org.backbone.outcomes.Expected;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.Statement;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.partners.Contact;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.JsonLog;
import org.junit.jupiter.api.Test;

/// The file of fiscal year 2019 is due on December 31, 2019.
class RemindPartnersTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Analyst");
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final Period YEAR = new Period("FY2019");
  private static final String DATASET = "wic-participation";

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);
  private final MemoryMetricStore metrics = new MemoryMetricStore();
  private final MemoryExpectationStore expectations = new MemoryExpectationStore(outbox.audit());
  private final Composer composer = new Composer("Network", "hello@network.example.org");
  private final RemindPartners remindPartners =
      new RemindPartners(
          partners,
          DatasetFiles::bundled,
          metrics,
          expectations,
          new ReminderMail(composer, "Network", "https://n.example"),
          outbox,
          ZONE,
          InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")),
          JsonLog.of("test"));

  @Test
  void aMemberIsRemindedAWeekBeforeAndADayAndTwoWeeksAfterEachOnce() throws Exception {
    expected("River", Language.EN);

    assertThat(remind("2019-12-23")).isZero();
    assertThat(remind("2019-12-24")).isEqualTo(1);
    assertThat(remind("2019-12-25")).isZero();
    assertThat(remind("2020-01-01")).isEqualTo(1);
    assertThat(remind("2020-01-02")).isZero();
    assertThat(remind("2020-01-14")).isEqualTo(1);
    assertThat(remind("2020-01-16")).isZero();
    assertThat(remind("2020-02-14")).isZero();

    assertThat(reminders()).hasSize(3);
    assertThat(text(reminders().getFirst()))
        .contains("federal fiscal year 2019", "In time until December 31, 2019")
        .contains("https://n.example/uploads/new?dataset=wic-participation&period=FY2019")
        .contains("To stop these reminders, answer this mail");
    assertThat(text(reminders().getLast())).contains("Due by December 31, 2019: 14 days late");
  }

  @Test
  void whoCouldNotBeRemindedOnTheDayIsOnTheNextTwoAndNotLater() {
    expected("River", Language.EN);

    assertThat(remind("2020-01-03")).isEqualTo(1);
    assertThat(remind("2020-01-04")).isZero();
    assertThat(remind("2020-01-17")).isZero();
  }

  @Test
  void aContactWhoReadsSpanishGetsItInSpanish() throws Exception {
    expected("Casa", Language.ES);

    remind("2020-01-01");

    assertThat(text(reminders().getFirst()))
        .contains("1 día de retraso", "No hay nada que informar")
        .doesNotContain("late");
  }

  @Test
  void theRemindersEndWhenSomethingWasSaidInPlaceOfTheFile() {
    var partner = expected("River", Language.EN);
    remind("2019-12-24");
    var ledger =
        new SlotLedger(metrics, InstantSource.fixed(Instant.parse("2019-12-26T12:00:00Z")));
    var upload = ledger.request(new Slot(partner, DATASET, YEAR), "river@example.org", Language.EN);
    ledger.state(upload, Statement.NOTHING, Actor.partner(partner, "River"));

    assertThat(remind("2020-01-01")).isZero();
  }

  @Test
  void whoIsNotExpectedToSendIsSuspendedOrHasNoAgreementIsRemindedOfNothing() {
    member("Nobody", Language.EN);
    var suspended = expected("Suspended", Language.EN);
    partners.suspend(suspended, Instant.EPOCH, STAFF);
    var lapsed = expected("Lapsed", Language.EN);
    partners.changeAgreement(lapsed, LocalDate.of(2019, 12, 31), Instant.EPOCH, STAFF);

    assertThat(remind("2020-01-01")).isZero();
  }

  @Test
  void whoWasGivenMoreTimeIsRemindedOfThatDay() throws Exception {
    var partner = expected("River", Language.EN);
    say(partner, new Expected.Word.MoreTime(YEAR, LocalDate.of(2020, 1, 31)));

    assertThat(remind("2019-12-24")).isZero();
    assertThat(remind("2020-01-01")).isZero();
    assertThat(remind("2020-01-24")).isEqualTo(1);
    assertThat(text(reminders().getFirst())).contains("In time until January 31, 2020");
  }

  @Test
  void withoutTimeLeftTheCallFailsAndTheRetryRemindsWhoIsLeft() {
    expected("One", Language.EN);
    expected("Two", Language.EN);
    Deadline afterOne = () -> reminders().size() == 1;

    assertThatThrownBy(() -> remindPartners.remind(noon("2020-01-01"), afterOne))
        .hasMessageContaining("no time");

    assertThat(remind("2020-01-01")).isEqualTo(1);
    assertThat(reminders()).hasSize(2);
  }

  private int remind(String day) {
    return remindPartners.remind(noon(day), Deadline.NONE);
  }

  private static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
  }

  private List<OutboxMessage> reminders() {
    return outbox.all().stream()
        .map(item -> item.message())
        .filter(message -> message.label().kind().equals("data-reminder"))
        .toList();
  }

  private static String text(OutboxMessage message) throws MessagingException, IOException {
    var mime =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(message.mime().bytes()));
    var text = ((MimeMultipart) mime.getContent()).getBodyPart(0).getInputStream().readAllBytes();
    return new String(text, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }

  // A member that staff expect the file of.
  private String expected(String name, Language language) {
    var partner = member(name, language);
    say(partner, new Expected.Word.Wanted(YEAR, YEAR));
    return partner;
  }

  private void say(String partner, Expected.Word word) {
    var _ =
        new ExpectData(expectations, InstantSource.fixed(Instant.EPOCH))
            .say(new Matter("partner", partner, partner), DATASET, word, STAFF);
  }

  private String member(String name, Language language) {
    var contact = new Contact("C", name.toLowerCase(Locale.ROOT) + "@example.org", language);
    var application =
        Applications.of(
            name, PartnerKind.NONPROFIT, "Food", List.of(), List.of(), "Tulsa", contact);
    var joined =
        (Joining.Joined) partners.join(new Submission(name, name, application, Instant.EPOCH));
    var id = joined.partner().id();
    var mail =
        new MailText(
            "welcome#" + id, contact.email(), "", language, "Welcome", "text", "<p>text</p>");
    var until = Instant.EPOCH.plusSeconds(60);
    partners.approve(
        id,
        Instant.EPOCH,
        STAFF,
        KeptMessage.on(outbox.shelf(), composer.compose(mail, Moment.of(Instant.EPOCH), until)),
        Link.of("token" + id, Link.Purpose.SIGN_IN, id, language, until));
    return id;
  }
}
