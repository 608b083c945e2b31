package org.backbone.outcomes.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Matter;
import org.backbone.outcomes.rebuild.BeginLook;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Finding.Code;
import org.backbone.outcomes.rebuild.Finding.Fate;
import org.backbone.outcomes.rebuild.Look;
import org.backbone.outcomes.rebuild.LookStore;
import org.backbone.outcomes.rebuild.Progress;
import org.backbone.outcomes.rebuild.RebuildDeeds;
import org.junit.jupiter.api.Test;

/// What holds wherever the last look is kept.
public abstract class LookStoreContract {
  private static final Actor STAFF = Actor.staff("5f1c", "Analyst");
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Progress TABLES =
      new Progress(Progress.Stage.TABLES, "wic_pregnant_women 1 2014-10", 3, 1);
  private static final Progress DONE = new Progress(Progress.Stage.DONE, "", 3, 12);
  private static final Finding FINDING =
      new Finding(
          Code.FILE_READS_DIFFERENTLY,
          Fate.STAYS,
          "0190-upload",
          "river-food-bank wic-participation FY2015",
          List.of("wic_pregnant_women 1 2014-10 oklahoma/all/all: 9 → 10"),
          List.of("abc", "def", "3"));

  private Instant now = NOW;

  /// The store under test, in which nothing is kept yet.
  protected abstract LookStore looks();

  /// The audit trail beside it.
  protected abstract AuditTrail audit();

  @Test
  void aLookIsKeptAsFarAsItIsWithWhatItFound() {
    assertThat(looks().last()).isEmpty();
    assertThat(begin(true)).isTrue();
    var begun = looks().last().orElseThrow();
    assertThat(begun).isEqualTo(Look.begun(0, true, NOW, "Analyst"));

    var after = begun.goneOn(TABLES, List.of(FINDING), NOW.plusSeconds(20));
    assertThat(looks().goOn(after)).isTrue();

    assertThat(looks().last()).contains(after);
    assertThat(after.count(Fate.STAYS)).isOne();
    assertThat(after.findings()).containsExactly(FINDING);
  }

  @Test
  void eachThatBeginsHasItsLine() {
    begin(false);
    assertThat(looks().goOn(last().goneOn(DONE, List.of(), now))).isTrue();
    now = NOW.plusSeconds(60);
    begin(true);

    assertThat(audit().linesAbout(new Matter("rebuild", "rebuild", ""), "", 10, now).entries())
        .extracting(line -> line.deed().code())
        .containsExactly("put-back", "compared");
  }

  @Test
  void whileOneIsUnderWayNoOtherBegins() {
    begin(false);
    now = NOW.plusSeconds(60);

    assertThat(begin(true)).isFalse();
    assertThat(last().isMending()).isFalse();

    looks().goOn(last().goneOn(DONE, List.of(FINDING), now));
    assertThat(begin(true)).isTrue();
    assertThat(last().isMending()).isTrue();
    assertThat(last().findings()).isEmpty();
  }

  @Test
  void oneThatStandsStillMakesRoomForAnother() {
    begin(false);
    var left = last();
    now = NOW.plus(Look.STILL);

    assertThat(begin(false)).isTrue();

    assertThat(last().begunAt()).isEqualTo(now);
    assertThat(looks().goOn(left.goneOn(TABLES, List.of(), now))).isFalse();
  }

  @Test
  void ofTwoThatGoOnAtOnceOneIsKept() {
    begin(false);
    var before = last();

    assertThat(looks().goOn(before.goneOn(TABLES, List.of(), now))).isTrue();
    assertThat(looks().goOn(before.goneOn(DONE, List.of(FINDING), now))).isFalse();

    assertThat(last().progress()).isEqualTo(TABLES);
  }

  @Test
  void ofTwoThatBeginAtOnceOneIsKept() {
    var line = RebuildDeeds.begun(false, NOW, STAFF);

    assertThat(looks().begin(Look.begun(0, false, NOW, "A"), line)).isTrue();
    assertThat(looks().begin(Look.begun(0, true, NOW, "B"), line)).isFalse();

    assertThat(last().by()).isEqualTo("A");
  }

  @Test
  void whatWasNeverBegunDoesNotGoOn() {
    assertThat(looks().goOn(Look.begun(0, false, NOW, "A").goneOn(DONE, List.of(), NOW))).isFalse();
    assertThat(looks().last()).isEmpty();
  }

  @Test
  void ofManyFindingsTheFirstAreKeptAndAllAreCounted() {
    begin(false);
    var text = "x".repeat(5_000);
    var many =
        Collections.nCopies(
            Look.MOST_FINDINGS,
            new Finding(
                Code.FIGURES_MISSING,
                Fate.MENDABLE,
                "u",
                "s",
                Collections.nCopies(Finding.MOST_DETAILS, text),
                List.of()));

    IntStream.range(0, 3).forEach(_ -> looks().goOn(last().goneOn(TABLES, many, now)));

    assertThat(last().findings()).hasSize(Look.MOST_FINDINGS);
    assertThat(last().found()).isEqualTo(3 * Look.MOST_FINDINGS);
    assertThat(last().count(Fate.MENDABLE)).isEqualTo(3 * Look.MOST_FINDINGS);
  }

  private Look last() {
    return looks().last().orElseThrow();
  }

  private boolean begin(boolean isMending) {
    return new BeginLook(looks(), InstantSource.fixed(now)).begin(isMending, STAFF);
  }
}
