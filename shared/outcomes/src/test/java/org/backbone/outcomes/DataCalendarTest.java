package org.backbone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;
import org.junit.jupiter.api.Test;

class DataCalendarTest {
  private static final ZoneId TULSA = ZoneId.of("America/Chicago");
  private static final Period MARCH = new Period("2020-03");
  private static final Period APRIL = new Period("2020-04");
  private static final Period MAY = new Period("2020-05");
  private static final FileFacts FILE = new FileFacts("april.csv", 120, "ab".repeat(32));
  private static final Reading READING = new Reading(1, 1, 0, 0, List.of(), false);
  // Of April: due on the last day of May.
  private static final Dataset HOUSEHOLDS =
      new Dataset(
          "households",
          Texts.of("Households served", "Hogares atendidos"),
          Period.Type.MONTH,
          List.of(),
          Texts.of("a month later", "un mes después"),
          1,
          List.of());

  @Test
  void nothingIsExpectedOfWhoeverNeverSentTheDataset() {
    assertThat(on("2020-06-04", APRIL)).isEqualTo(new Owed.NotExpected());
  }

  @Test
  void aFormThatWasOpenedAndNeverSentMakesNobodyOweAnything() {
    var opened = upload(MARCH, 1, "2020-04-20T12:00:00Z", new Outcome.Requested());

    assertThat(on("2020-06-04", APRIL, opened)).isEqualTo(new Owed.NotExpected());
  }

  @Test
  void whoeverSentAPeriodIsExpectedToSendThoseAfterItAndNoneBefore() {
    var march = accepted(MARCH, 1, "2020-04-20T12:00:00Z");

    assertThat(on("2020-05-30", new Period("2020-02"), march)).isEqualTo(new Owed.NotExpected());
    assertThat(on("2020-05-30", APRIL, march))
        .isEqualTo(new Owed.NotDue(LocalDate.parse("2020-05-31")));
  }

  @Test
  void theDueDateItselfIsInTimeAndTheDayAfterIsLateByOneDay() {
    var march = accepted(MARCH, 1, "2020-04-20T12:00:00Z");

    assertThat(on("2020-05-31", APRIL, march)).isInstanceOf(Owed.NotDue.class);
    assertThat(on("2020-06-01", APRIL, march)).isEqualTo(new Owed.Late(1));
    assertThat(on("2020-06-04", APRIL, march)).isEqualTo(new Owed.Late(4));
  }

  @Test
  void aDayEndsWhereTheNetworkIs() {
    var inTime = accepted(APRIL, 1, "2020-06-01T03:00:00Z");
    var late = accepted(APRIL, 1, "2020-06-01T06:00:00Z");

    assertThat(on("2020-06-04", APRIL, inTime)).isEqualTo(new Owed.Received(0));
    assertThat(on("2020-06-04", APRIL, late)).isEqualTo(new Owed.Received(1));
  }

  @Test
  void aCorrectionThatComesLaterDoesNotMakeTheFirstFileLate() {
    var first = accepted(APRIL, 1, "2020-05-20T12:00:00Z");
    var corrected = accepted(APRIL, 2, "2020-06-10T12:00:00Z");

    assertThat(on("2020-06-12", APRIL, first, corrected)).isEqualTo(new Owed.Received(0));
    assertThat(on("2020-06-12", APRIL, first.takenBack(noon("2020-06-10")), corrected))
        .isEqualTo(new Owed.Received(10));
  }

  @Test
  void aFileThatIsRefusedOrAskedAboutWaitsForItsSender() {
    var refused = upload(APRIL, 1, "2020-05-20T12:00:00Z", refused("2020-05-20"));
    var asked =
        upload(APRIL, 2, "2020-05-21T12:00:00Z", new Outcome.Asked(FILE, noon("2020-05-21"), 1));

    assertThat(on("2020-06-04", APRIL, refused)).isEqualTo(new Owed.Waiting(refused));
    assertThat(on("2020-06-04", APRIL, refused, asked)).isEqualTo(new Owed.Waiting(asked));
  }

  @Test
  void whatNobodyConfirmedInTimeIsOwedAgain() {
    var held =
        upload(
            APRIL,
            1,
            "2020-05-20T12:00:00Z",
            new Outcome.Held(FILE, noon("2020-05-20"), READING, "", new TreeSet<>(), List.of()));

    assertThat(on("2020-05-21", APRIL, held)).isEqualTo(new Owed.Waiting(held));
    assertThat(on("2020-08-20", APRIL, held)).isEqualTo(new Owed.Late(81));
  }

  @Test
  void aFileThatWeCouldNotReadYetIsNotOwedUntilItsSenderIsAskedForItAgain() {
    var hindered = upload(APRIL, 2, "2020-05-20T12:00:00Z", hindered(false));
    var givenUp = upload(APRIL, 2, "2020-05-20T12:00:00Z", hindered(true));
    var march = accepted(MARCH, 1, "2020-04-20T12:00:00Z");

    assertThat(on("2020-06-04", APRIL, march, hindered)).isEqualTo(new Owed.Unread(hindered));
    assertThat(on("2020-06-04", APRIL, march, givenUp)).isEqualTo(new Owed.Late(4));
  }

  @Test
  void nothingToReportIsInAndEndsWithItsPeriod() {
    var nothing = stated(APRIL, Statement.NOTHING);

    assertThat(on("2020-07-04", APRIL, nothing)).isEqualTo(new Owed.Nothing());
    assertThat(on("2020-07-04", MAY, nothing)).isEqualTo(new Owed.Late(4));
  }

  @Test
  void whatIsNotHeldIsNotOwedUntilSomethingOfItIsSentAgain() {
    var march = accepted(MARCH, 1, "2020-04-20T12:00:00Z");
    var notHeld = stated(APRIL, Statement.NOT_HELD);
    var june = accepted(new Period("2020-06"), 3, "2020-07-10T12:00:00Z");

    assertThat(on("2020-07-04", APRIL, march, notHeld)).isEqualTo(new Owed.NotHeld());
    assertThat(on("2020-07-04", MAY, march, notHeld)).isEqualTo(new Owed.NotHeld());
    assertThat(on("2020-09-01", new Period("2020-07"), march, notHeld, june))
        .isEqualTo(new Owed.Late(1));
  }

  @Test
  void takingAFileBackIsAnAnswerToo() {
    var back = accepted(APRIL, 2, "2020-05-20T12:00:00Z").takenBack(noon("2020-05-21"));
    var march = accepted(MARCH, 1, "2020-04-20T12:00:00Z");

    assertThat(on("2020-07-04", APRIL, march, back)).isEqualTo(new Owed.TakenBack());
  }

  @Test
  void anotherDatasetSaysNothingOfThisOne() {
    var other =
        new Upload(
            "other",
            new Slot("river", "devices", APRIL),
            1,
            "a@example.org",
            null,
            Language.EN,
            noon("2020-05-20"),
            acceptedAt("2020-05-20"),
            false,
            null);

    assertThat(on("2020-07-04", APRIL, other)).isEqualTo(new Owed.NotExpected());
  }

  @Test
  void whatStaffExpectFromAPeriodOnIsOwedThoughNothingWasEverSent() {
    var wanted = said(new Expected.Word.Wanted(APRIL, null));

    assertThat(on("2020-06-04", APRIL, wanted)).isEqualTo(new Owed.Late(4));
    assertThat(on("2020-05-04", APRIL, wanted))
        .isEqualTo(new Owed.NotDue(LocalDate.of(2020, 5, 31)));
    assertThat(on("2020-06-04", new Period("2020-03"), wanted)).isEqualTo(new Owed.NotExpected());
  }

  @Test
  void whatStaffSayTakesThePlaceOfTheFirstFile() {
    var march = accepted(new Period("2020-03"), 1, "2020-04-20T12:00:00Z");
    var later = said(new Expected.Word.Wanted(new Period("2020-05"), null));

    assertThat(on("2020-06-04", APRIL, later, march)).isEqualTo(new Owed.NotExpected());
    assertThat(on("2020-06-04", new Period("2020-03"), later, march))
        .isEqualTo(new Owed.Received(0));
  }

  @Test
  void afterTheLastPeriodThatStaffExpectNothingIsOwed() {
    var march = accepted(new Period("2020-03"), 1, "2020-04-20T12:00:00Z");
    var until = said(new Expected.Word.Wanted(null, APRIL));

    assertThat(on("2020-07-04", APRIL, until, march)).isEqualTo(new Owed.Late(34));
    assertThat(on("2020-07-04", new Period("2020-05"), until, march))
        .isEqualTo(new Owed.NotExpected());
  }

  @Test
  void whoWasGivenMoreTimeIsLateAfterThatDay() {
    var march = accepted(new Period("2020-03"), 1, "2020-04-20T12:00:00Z");
    var day = LocalDate.of(2020, 6, 15);
    var more = said(new Expected.Word.MoreTime(APRIL, day));
    var sent = accepted(APRIL, 1, "2020-06-17T12:00:00Z");

    assertThat(on("2020-06-15", APRIL, more, march)).isEqualTo(new Owed.NotDue(day));
    assertThat(on("2020-06-16", APRIL, more, march)).isEqualTo(new Owed.Late(1));
    assertThat(on("2020-07-04", APRIL, more, march, sent)).isEqualTo(new Owed.Received(2));
    assertThat(on("2020-07-04", new Period("2020-05"), more, march)).isEqualTo(new Owed.Late(4));
  }

  private static Expected said(Expected.Word word) {
    return Expected.NOTHING_SAID.with(word);
  }

  private static Owed on(String day, Period period, Upload... sent) {
    return on(day, period, Expected.NOTHING_SAID, sent);
  }

  private static Owed on(String day, Period period, Expected expected, Upload... sent) {
    return new DataCalendar(HOUSEHOLDS, List.of(sent), expected, noon(day), TULSA).of(period);
  }

  private static Upload accepted(Period period, long seq, String at) {
    return upload(period, seq, at, acceptedAt(at.substring(0, 10)));
  }

  private static Upload stated(Period period, Statement statement) {
    return upload(
        period, 2, "2020-05-20T12:00:00Z", new Outcome.Stated(statement, noon("2020-05-20")));
  }

  private static Outcome acceptedAt(String day) {
    return new Outcome.Accepted(FILE, noon(day), READING, "", new TreeSet<>(), null, null, null);
  }

  private static Outcome refused(String day) {
    return new Outcome.Refused(FILE, noon(day), 1, 1, List.of(), "");
  }

  private static Outcome hindered(boolean isGivenUp) {
    return new Outcome.Hindered(noon("2020-05-20"), isGivenUp, null);
  }

  private static Upload upload(Period period, long seq, String at, Outcome outcome) {
    return new Upload(
        period + "-" + seq,
        new Slot("river", "households", period),
        seq,
        "a@example.org",
        null,
        Language.EN,
        Instant.parse(at),
        outcome,
        false,
        null);
  }

  private static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(TULSA).toInstant();
  }
}
