package org.backbone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Words;
import org.junit.jupiter.api.Test;

class UploadDeedsTest {
  private static final Instant NOON = Instant.parse("2020-05-04T12:00:00Z");
  private static final FileFacts FILE = new FileFacts("april.csv", 120, "ab".repeat(32));
  private static final Reading READING = new Reading(1, 1, 0, 0, List.of(), false);

  @Test
  void whereverAnUploadStandsTheTrailAndTheConsoleHaveWordsForIt() {
    var ledger = new SlotLedger(new MemoryMetricStore(), InstantSource.fixed(NOON));
    var upload =
        ledger.request(
            new Slot("river", "households", new Period("FY2015")), "a@example.org", Language.EN);

    for (var outcome : outcomes().toList()) {
      for (var each : List.of(upload.with(outcome), upload.with(outcome).takenBack(NOON))) {
        var line = UploadDeeds.pressed(each, false, NOON, Actor.staff("5f1c", "Ana"));
        for (var language : Language.all()) {
          var words = Words.of(language, "outcomes");
          line.before()
              .keySet()
              .forEach(field -> assertThat(words.has("deed.field." + field)).as(field).isTrue());
          assertThat(words.has("deed.value.state." + line.before().get("state")))
              .as(each.state())
              .isTrue();
          assertThat(each.withdrawn() || words.has("console.uploads.state." + each.state()))
              .as(each.state())
              .isTrue();
        }
      }
    }
    assertThat(outcomes().map(Object::getClass).distinct())
        .hasSize(Outcome.class.getPermittedSubclasses().length);
  }

  private static Stream<Outcome> outcomes() {
    return Stream.of(
        new Outcome.Requested(),
        new Outcome.Hindered(NOON, false, null),
        new Outcome.Asked(FILE, NOON, 1),
        new Outcome.Answered(FILE, NOON, null),
        new Outcome.Held(FILE, NOON, READING, "", new TreeSet<>(), List.of()),
        new Outcome.Accepted(FILE, NOON, READING, "", new TreeSet<>(), null, null, null),
        new Outcome.Refused(FILE, NOON, 1, 1, List.of(), ""),
        new Outcome.Stated(Statement.NOTHING, NOON),
        new Outcome.Stated(Statement.NOT_HELD, NOON));
  }
}
