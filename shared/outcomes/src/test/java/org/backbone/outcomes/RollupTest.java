package org.backbone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.backbone.audit.Actor;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.Figure;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.SlotLedger.Acceptance;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

class RollupTest {
  private static final Actor BY = Actor.partner("river", "River Food Bank");
  private static final TableKey OCTOBER = new TableKey("wic", 1, new Period("2014-10"));
  private static final TableKey NOVEMBER = new TableKey("wic", 1, new Period("2014-11"));
  private static final TableKey NEW_DEFINITION = new TableKey("wic", 2, new Period("2014-10"));
  private static final CellKey ALL = CellKey.site(CellKey.ALL);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-04T12:00:00Z"));

  private final MemoryMetricStore store = new MemoryMetricStore();
  private final SlotLedger ledger = new SlotLedger(store, CLOCK);
  private final Rollup rollup = new Rollup(store, store, new Disclosure(10), CLOCK);

  @Test
  void partnersAddUp() {
    accept(asked("a"), 412, OCTOBER);
    accept(asked("b"), 300, OCTOBER);

    rollup.roll(OCTOBER);

    assertThat(total(OCTOBER)).isEqualTo(712);
    assertThat(store.release(OCTOBER).orElseThrow().partners()).containsExactly("a", "b");
  }

  @Test
  void aPlaceThatTwoPartnersSentIsNamedUntilOneOfThemTakesItBack() {
    accept(asked("a"), 412, OCTOBER);
    var second = asked("b");
    accept(second, 300, OCTOBER);
    rollup.roll(OCTOBER);
    var both = store.release(OCTOBER).orElseThrow();

    ledger.withdraw(second, BY);
    rollup.roll(OCTOBER);

    assertThat(both.shared()).containsExactly("Tulsa");
    assertThat(store.release(OCTOBER).orElseThrow().shared()).isEmpty();
  }

  @Test
  void aSecondRollChangesNothing() {
    accept(asked("a"), 412, OCTOBER);
    assertThat(rollup.roll(OCTOBER)).isTrue();
    var release = store.release(OCTOBER);

    assertThat(rollup.roll(OCTOBER)).isFalse();

    assertThat(store.release(OCTOBER)).isEqualTo(release);
  }

  @Test
  void theSameDeliveryTwiceChangesNothing() {
    var upload = asked("a");
    accept(upload, 412, OCTOBER);
    var slot = store.state(upload.slot());

    var again = accept(upload, 412, OCTOBER);

    assertThat(again).isInstanceOf(Acceptance.Accepted.class);
    assertThat(store.state(upload.slot())).isEqualTo(slot);
    assertThat(store.state(OCTOBER).want()).isEqualTo(1);
  }

  @Test
  void anotherFileUnderTheSameUploadIsNotTaken() {
    var upload = asked("a");
    accept(upload, 412, OCTOBER);

    assertThat(accept(upload, 9000, OCTOBER)).isInstanceOf(Acceptance.Spent.class);

    rollup.roll(OCTOBER);
    assertThat(total(OCTOBER)).isEqualTo(412);
  }

  @Test
  void aNewFileTakesThePlaceOfTheOldOneEvenIfItArrivesFirst() {
    var old = asked("a");
    accept(asked("a"), 500, OCTOBER);
    accept(old, 412, OCTOBER, NOVEMBER);

    rollup.roll(OCTOBER);
    rollup.roll(NOVEMBER);

    assertThat(total(OCTOBER)).isEqualTo(500);
    assertThat(total(NOVEMBER)).isZero();
  }

  @Test
  void aTableThatTheNewFileNoLongerFillsLosesItsFigures() {
    accept(asked("a"), 412, OCTOBER, NOVEMBER);
    rollup.roll(NOVEMBER);
    accept(asked("a"), 500, OCTOBER);

    rollup.roll(NOVEMBER);

    assertThat(store.release(NOVEMBER).orElseThrow().cells()).isEmpty();
    assertThat(store.release(NOVEMBER).orElseThrow().partners()).isEmpty();
  }

  @Test
  void aWithdrawalBringsTheFileBeforeItBack() {
    accept(asked("a"), 412, OCTOBER);
    var second = asked("a");
    accept(second, 500, OCTOBER);

    ledger.withdraw(second, BY);
    rollup.roll(OCTOBER);

    assertThat(total(OCTOBER)).isEqualTo(412);
  }

  @Test
  void whatWasWithdrawnBeforeItArrivedNeverCounts() {
    accept(asked("a"), 412, OCTOBER);
    var second = asked("a");
    ledger.withdraw(second, BY);

    accept(second, 500, OCTOBER);
    rollup.roll(OCTOBER);

    assertThat(total(OCTOBER)).isEqualTo(412);
  }

  @Test
  void versionsOfADefinitionAreNeverAdded() {
    accept(asked("a"), 412, OCTOBER);
    accept(asked("b"), 300, NEW_DEFINITION);

    rollup.roll(OCTOBER);
    rollup.roll(NEW_DEFINITION);

    assertThat(total(OCTOBER)).isEqualTo(412);
    assertThat(total(NEW_DEFINITION)).isEqualTo(300);
  }

  @Test
  void aRefusedFileChangesNothingAndAMendedOneMayFollowUnderTheSameUpload() {
    var upload = asked("a");
    var refused =
        new Outcome.Refused(file("bad.csv"), CLOCK.instant(), 3, 1, List.of(), "errors/x.csv");
    ledger.refuse(upload, refused);
    assertThat(store.dirty(10)).isEmpty();

    accept(upload, 412, OCTOBER);
    ledger.refuse(upload, refused);

    assertThat(store.upload(upload.id()).orElseThrow().outcome())
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void theOrderOfArrivalChangesNothing() {
    for (var seed = 0; seed < 100; seed++) {
      assertThat(rolled(seed, true)).as("seed %d", seed).isEqualTo(rolled(seed, false));
    }
  }

  @Test
  void aFileOfTooManyTablesIsRefused() {
    var tables = new TreeMap<TableKey, List<Cell>>();
    for (var year = 2000; year <= 2000 + Aggregate.MOST_TABLES; year++) {
      tables.put(new TableKey("wic", 1, new Period("CY" + year)), List.of());
    }

    assertThatThrownBy(() -> new Aggregate(tables)).isInstanceOf(IllegalArgumentException.class);
  }

  // Five partners, two files each, in the order of asking or shuffled.
  private static List<Cell> rolled(long seed, boolean isShuffled) {
    var test = new RollupTest();
    var random = new Random(seed);
    var deliveries = new ArrayList<Runnable>();
    for (var partner : List.of("a", "b", "c", "d", "e")) {
      for (var i = 0; i < 2; i++) {
        var upload = test.asked(partner);
        var count = random.nextInt(1000);
        deliveries.add(() -> test.accept(upload, count, OCTOBER));
        if (random.nextInt(4) == 0) {
          deliveries.add(() -> test.ledger.withdraw(upload, BY));
        }
      }
    }
    if (isShuffled) {
      Collections.shuffle(deliveries, random);
    }
    deliveries.forEach(Runnable::run);
    test.rollup.roll(OCTOBER);
    return test.store.roll(OCTOBER).orElseThrow().cells();
  }

  private Upload asked(String partner) {
    return ledger.request(
        new Slot(partner, "wic", new Period("FY2015")), "x@a.example.org", Language.EN);
  }

  private Acceptance accept(Upload upload, long count, TableKey... tables) {
    var cells = List.of(new Cell(CellKey.site("Tulsa"), Amount.exact(count), Amount.ZERO));
    var byTable = new TreeMap<TableKey, List<Cell>>();
    for (var table : tables) {
      byTable.put(table, cells);
    }
    return ledger.accept(
        upload,
        file("f.csv"),
        new Reading(1, 1, 0, 0, List.of(), false),
        new Aggregate(byTable),
        TestReceipts.NONE);
  }

  private static FileFacts file(String name) {
    return new FileFacts(name, 10, "00");
  }

  private long total(TableKey table) {
    return store
        .release(table)
        .flatMap(release -> release.cell(ALL))
        .map(cell -> cell.count() instanceof Figure.Exact(var n) ? n : -1L)
        .orElse(0L);
  }
}
