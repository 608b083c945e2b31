package org.backbone.meetings.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backbone.audit.Actor;
import org.backbone.mail.Link;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailReader;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.Change;
import org.backbone.meetings.DueInvitations;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Series;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.Registrations;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.testkit.JustBefore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitePeopleTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  // The day is replayed six years later.
  private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");
  private static final Series FOOD = SampleSeries.FOOD;
  private static final Series LEARNING = SampleSeries.LEARNING;

  private final Set<String> suspended = new HashSet<>();
  private final MemoryMeetingStore meetings = new MemoryMeetingStore();
  private final Set<String> unreadable = new HashSet<>();
  private final MemoryLinks links = new MemoryLinks();
  private final MemoryOutbox outbox = new MemoryOutbox(links);
  private final InvitePeople invitePeople = through(outbox);

  private InvitePeople through(Outbox outbox) {
    return new InvitePeople(
        meetingsOf(meetings, unreadable),
        () -> Set.copyOf(suspended),
        outbox,
        new Composer("Cradle to Career Tulsa County", "mail@network.example.org"),
        new Invitation(
            "Cradle to Career Tulsa County",
            "https://network.example.org",
            new Calendar("Cradle to Career Tulsa County", "mail@network.example.org")),
        InstantSource.fixed(TODAY),
        JsonLog.of("test"));
  }

  @BeforeEach
  void keepTheSeries() {
    meetings.save(FOOD, Instant.EPOCH, STAFF);
    meetings.save(LEARNING, Instant.EPOCH, STAFF);
  }

  @Test
  void mayOf2020InvitesEachContactToTheSourcesDatesOnce() {
    join(FOOD, "ana@example.org", Language.EN);
    join(FOOD, "bo@example.org", Language.ES);
    join(LEARNING, "bo@example.org", Language.ES);

    assertThat(ticks("2020-04-28T05:00:00Z", "2020-05-27T05:00:00Z")).isEqualTo(6);
    assertThat(ticks("2020-04-28T05:00:00Z", "2020-05-27T05:00:00Z")).isZero();

    assertThat(keysTo("ana@example.org"))
        .containsExactly(
            "invitation#food-family-resources#2020-05-05",
            "invitation#food-family-resources#2020-05-19");
    assertThat(keysTo("bo@example.org"))
        .containsExactlyInAnyOrder(
            "invitation#food-family-resources#2020-05-05",
            "invitation#food-family-resources#2020-05-19",
            "invitation#distance-learning#2020-05-12",
            "invitation#distance-learning#2020-05-26");
  }

  @Test
  void whoJoinsLateIsInvitedByTheNextTickAndNobodyElseIsAgain() {
    join(FOOD, "ana@example.org", Language.EN);
    assertThat(tick("2020-05-04T15:00:00Z")).isEqualTo(1);

    join(FOOD, "bo@example.org", Language.EN);

    assertThat(tick("2020-05-04T15:15:00Z")).isEqualTo(1);
    assertThat(tick("2020-05-04T15:30:00Z")).isZero();
    assertThat(outbox.all()).hasSize(2);
  }

  @Test
  void whoLeftIsNotInvitedAndWhoCameBackIs() {
    join(FOOD, "ana@example.org", Language.EN);
    meetings.leave(FOOD.id(), "ana@example.org", TODAY);
    assertThat(tick("2020-05-04T15:00:00Z")).isZero();

    join(FOOD, "ana@example.org", Language.EN);

    assertThat(tick("2020-05-04T15:15:00Z")).isEqualTo(1);
  }

  @Test
  void theContactOfASuspendedPartnerIsNotInvitedAndGuestsAre() {
    join(FOOD, "Desk@River.example.org", Language.EN);
    join(FOOD, "guest@example.org", Language.EN);
    suspended.add("desk@river.example.org");

    assertThat(ticks("2020-04-30T15:00:00Z", "2020-05-04T15:00:00Z")).isEqualTo(1);

    assertThat(keysTo("desk@river.example.org")).isEmpty();
    assertThat(keysTo("guest@example.org")).hasSize(1);
  }

  @Test
  void whosePartnerIsTakenUpAgainIsInvitedByTheNextTickAndNobodyElseIsAgain() {
    join(FOOD, "desk@river.example.org", Language.EN);
    join(FOOD, "guest@example.org", Language.EN);
    suspended.add("desk@river.example.org");
    assertThat(tick("2020-05-04T15:00:00Z")).isEqualTo(1);

    suspended.clear();

    assertThat(tick("2020-05-04T15:15:00Z")).isEqualTo(1);
    assertThat(keysTo("desk@river.example.org")).hasSize(1);
    assertThat(tick("2020-05-04T15:30:00Z")).isZero();
  }

  @Test
  void whileNobodyElseIsSuspendedADoneDateIsNotLookedAtAgain() {
    join(FOOD, "desk@river.example.org", Language.EN);
    suspended.add("desk@river.example.org");
    assertThat(tick("2020-05-04T15:00:00Z")).isZero();
    unreadable.add(FOOD.id());

    assertThat(tick("2020-05-04T15:15:00Z")).isZero();

    suspended.add("desk@other.example.org");
    assertThatThrownBy(() -> tick("2020-05-04T15:30:00Z")).hasMessageContaining("unreadable");
  }

  @Test
  void whoCannotBeReachedKeepsNobodyElseFromAnInvitation() {
    join(FOOD, "no address at all", Language.EN);
    join(FOOD, "ana@example.org", Language.EN);
    join(FOOD, "bo@example.org", Language.EN);

    assertThat(tick("2020-05-04T15:00:00Z")).isEqualTo(2);
    assertThat(tick("2020-05-04T15:15:00Z")).isZero();
  }

  @Test
  void aTickThatBrokeOffIsMadeUpForByTheNext() {
    join(FOOD, "ana@example.org", Language.EN);
    join(FOOD, "bo@example.org", Language.EN);
    join(FOOD, "cy@example.org", Language.EN);
    var broken =
        JustBefore.the(
            2,
            "add",
            Outbox.class,
            outbox,
            () -> {
              throw new IllegalStateException("no table today");
            });

    assertThatThrownBy(
            () -> through(broken).tick(Instant.parse("2020-05-04T15:00:00Z"), Deadline.NONE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(outbox.all()).hasSize(1);

    assertThat(tick("2020-05-04T15:15:00Z")).isEqualTo(2);
    assertThat(outbox.all()).hasSize(3);
  }

  @Test
  void whomNoTimeIsLeftForIsInvitedByTheNextTick() {
    join(FOOD, "ana@example.org", Language.EN);
    join(FOOD, "bo@example.org", Language.EN);
    join(FOOD, "cy@example.org", Language.EN);

    Deadline afterOne = () -> outbox.all().size() == 1;
    assertThat(invitePeople.tick(Instant.parse("2020-05-04T15:00:00Z"), afterOne)).isEqualTo(1);
    assertThat(invitePeople.tick(Instant.parse("2020-05-04T15:15:00Z"), afterOne)).isZero();

    assertThat(tick("2020-05-04T15:30:00Z")).isEqualTo(2);
    assertThat(tick("2020-05-04T15:45:00Z")).isZero();
    assertThat(outbox.all()).hasSize(3);
  }

  @Test
  void oneSeriesThatFailsKeepsNoOtherFromItsInvitationsAndFailsTheTick() {
    var later =
        new Series(
            "later-in-the-list",
            FOOD.title(),
            FOOD.description(),
            FOOD.place(),
            FOOD.anchor(),
            FOOD.start(),
            FOOD.length(),
            FOOD.zone(),
            FOOD.everyWeeks(),
            FOOD.inviteDays(),
            FOOD.contact(),
            Map.of());
    meetings.save(later, Instant.EPOCH, STAFF);
    join(FOOD, "ana@example.org", Language.EN);
    join(later, "bo@example.org", Language.EN);
    unreadable.add(FOOD.id());

    assertThatThrownBy(() -> tick("2020-05-04T15:00:00Z")).hasMessageContaining("unreadable");
    assertThat(outbox.all())
        .extracting(item -> item.message().label().to())
        .containsOnly("bo@example.org");

    unreadable.clear();
    assertThat(tick("2020-05-04T15:15:00Z")).isEqualTo(1);
  }

  @Test
  void nobodyIsInvitedToWhatHasBegunOrIsCancelled() {
    join(FOOD, "ana@example.org", Language.EN);
    assertThat(tick("2020-05-05T15:00:00Z")).isZero();

    meetings.save(
        SampleSeries.food(Map.of(LocalDate.of(2020, 5, 5), new Change.Cancelled(1))),
        Instant.EPOCH,
        STAFF);

    assertThat(tick("2020-05-05T14:45:00Z")).isZero();
  }

  @Test
  void aMovedDateIsAnnouncedOnceMoreUnderTheSameName() {
    join(FOOD, "ana@example.org", Language.EN);
    tick("2020-05-04T15:00:00Z");

    meetings.save(
        SampleSeries.food(
            Map.of(
                LocalDate.of(2020, 5, 5),
                new Change.Moved(LocalDateTime.of(2020, 5, 6, 14, 0), 1))),
        Instant.EPOCH,
        STAFF);

    assertThat(tick("2020-05-04T15:15:00Z")).isEqualTo(1);
    assertThat(calendarOf(outbox.all().get(1)))
        .contains("UID:food-family-resources-2020-05-05@network.example.org")
        .contains("SEQUENCE:1")
        .contains("DTSTART;TZID=America/Chicago:20200506T140000");
  }

  @Test
  void anInvitationIsValidAndItsLinkWorksAsLongFromTodayAsItDidFromThatDay() {
    join(FOOD, "ana@example.org", Language.EN);
    tick("2020-05-04T15:00:00Z");
    var message = outbox.all().getFirst().message();

    assertThat(message.label().createdAt()).isEqualTo(TODAY);
    assertThat(message.label().validUntil()).isEqualTo(TODAY.plus(Duration.ofDays(1)));
    var link = links.find(token(message, "rsvp"), Link.Purpose.RSVP).orElseThrow();
    assertThat(link.subject()).isEqualTo("food-family-resources#2020-05-05#ana@example.org");
    assertThat(link.until()).isEqualTo(TODAY.plus(Duration.ofHours(25)));
    assertThat(links.find(token(message, "leave"), Link.Purpose.LEAVE).orElseThrow().subject())
        .isEqualTo("food-family-resources#ana@example.org");
  }

  @Test
  void whatSomebodyTypedBesideAnAddressIsNotMailedToIt() {
    join(FOOD, "ana@example.org", Language.EN);
    ticks("2020-05-04T15:00:00Z", "2020-05-08T15:00:00Z");

    var message = outbox.all().getFirst().message();

    assertThat(new String(message.mime().bytes(), UTF_8) + calendarOf(outbox.all().getFirst()))
        .doesNotContain("Ana", "=C3=BA", "Eastside");
    assertThat(MailReader.of(message).text() + MailReader.of(message).html())
        .doesNotContain("Ana Núñez", "Eastside");
  }

  @Test
  void anInvitationSpeaksItsReadersLanguage() {
    join(FOOD, "ana@example.org", Language.EN);
    join(LEARNING, "bo@example.org", Language.ES);
    ticks("2020-05-04T15:00:00Z", "2020-05-08T15:00:00Z");
    var english = outbox.all().getFirst().message();
    var spanish = outbox.all().getLast().message();

    assertThat(english.label().subject())
        .isEqualTo("Will you come on May 5? Food & Family Resources");
    assertThat(MailReader.of(english).text())
        .contains("Tuesday, May 5, 2020", "10:00 to 11:00, Central")
        .contains("because you joined Food & Family Resources")
        .contains("En español: responder a esta invitación")
        .contains("?lang=es");
    assertThat(spanish.label().subject())
        .isEqualTo("¿Vendrá usted el 12 de mayo? Educación a distancia");
    assertThat(MailReader.of(spanish).text())
        .contains("martes 12 de mayo de 2020", "de 10:00 a 11:00");
    assertThat(MailReader.of(spanish).html()).contains("lang=\"es\"", "Sí", "Darse de baja");
  }

  @Test
  void anInvitationHasACalendarPartForItsReaderAlone() {
    join(FOOD, "ana@example.org", Language.EN);
    tick("2020-05-04T15:00:00Z");

    assertThat(calendarOf(outbox.all().getFirst()))
        .contains("METHOD:REQUEST", "BEGIN:VTIMEZONE", "mailto:ana@example.org")
        .contains("ORGANIZER;CN=Cradle to Career Tulsa County:mailto:mail@network.example.org")
        .contains("DTSTART;TZID=America/Chicago:20200505T100000");
  }

  private static MeetingStore meetingsOf(MeetingStore meetings, Set<String> unreadable) {
    return (MeetingStore)
        Proxy.newProxyInstance(
            MeetingStore.class.getClassLoader(),
            new Class<?>[] {MeetingStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("registrations") && unreadable.contains(arguments[0])) {
                throw new IllegalStateException("unreadable");
              }
              return method.invoke(meetings, arguments);
            });
  }

  private void join(Series series, String email, Language language) {
    meetings.join(
        Registrations.of(series.id(), email, "Ana Núñez", "Eastside Food Pantry", language, TODAY));
  }

  private int tick(String at) {
    return tick(Instant.parse(at));
  }

  // Who looks whether anything is due finds whatever a tick would do, and nothing after it.
  private int tick(Instant at) {
    var due = new DueInvitations(meetings, () -> Set.copyOf(suspended));
    var isDue = due.isDue(at);
    var written = invitePeople.tick(at, Deadline.NONE);
    assertThat(isDue || written == 0).as("looked for at %s", at).isTrue();
    assertThat(due.isDue(at)).as("due after %s", at).isFalse();
    return written;
  }

  private int ticks(String from, String until) {
    var written = 0;
    for (var at = Instant.parse(from);
        !at.isAfter(Instant.parse(until));
        at = at.plus(Duration.ofMinutes(15))) {
      written += tick(at);
    }
    return written;
  }

  private List<String> keysTo(String email) {
    return outbox.all().stream()
        .map(MemoryOutbox.Put::message)
        .filter(message -> message.label().to().equals(email))
        .map(message -> message.label().key().replaceAll("#[0-9a-f]{16}#0$", ""))
        .toList();
  }

  private static String calendarOf(MemoryOutbox.Put item) {
    return MailReader.of(item.message()).calendar().replace("\r\n ", "");
  }

  private static String token(OutboxMessage message, String road) {
    var text = MailReader.of(message).text();
    var at = text.indexOf("/" + road + "/") + road.length() + 2;
    return text.substring(at, at + 43);
  }
}
