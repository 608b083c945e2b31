package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.RollCheck;
import org.backbone.metrics.Slot;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.rebuild.BeginLook;
import org.backbone.outcomes.rebuild.Look;
import org.backbone.outcomes.rebuild.LookStore;
import org.backbone.outcomes.rebuild.Progress;
import org.backbone.outcomes.twin.MemoryLayoutStore;
import org.backbone.outcomes.twin.MemoryLookStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.lambda.JsonLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarryLookTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-01T19:14:03Z"));
  private static final int UPLOADS = 60;

  private final MemoryMetricStore store = new MemoryMetricStore();
  private final Noted looks = new Noted();
  private final CarryLook carryLook =
      new CarryLook(
          looks,
          new Rebuild(
              new MemoryFileStore(),
              store,
              new MemoryLayoutStore(),
              new MemoryCatalogueStore(),
              store,
              new RollCheck(store, store, new Disclosure(10)),
              _ -> {},
              CLOCK),
          CLOCK,
          JsonLog.of("outcome-ingest"));

  /// The last look, and how far each was that was kept.
  private static final class Noted implements LookStore {
    private final MemoryLookStore looks = new MemoryLookStore(new MemoryAuditTrail());
    private final List<String> kept = new ArrayList<>();

    @Override
    public Optional<Look> last() {
      return looks.last();
    }

    @Override
    public boolean begin(Look look, AuditEntry line) {
      return looks.begin(look, line);
    }

    @Override
    public boolean goOn(Look look) {
      kept.add(look.progress().stage() + look.progress().after());
      return looks.goOn(look);
    }
  }

  @BeforeEach
  void manyAskedForUploads() {
    var ledger = new SlotLedger(store, CLOCK);
    for (var number = 0; number < UPLOADS; number++) {
      var slot = new Slot("p-" + number, "wic-participation", new Period("FY2015"));
      ledger.request(slot, "data@river.example.org", Language.EN);
    }
  }

  @Test
  void whereNothingIsUnderWayNothingIsDone() throws IOException {
    carryLook.goOn(Deadline.NONE);
    begin();
    carryLook.goOn(Deadline.NONE);
    var all = looks.kept.size();

    carryLook.goOn(Deadline.NONE);

    assertThat(looks.last().orElseThrow().isDone()).isTrue();
    assertThat(looks.kept).hasSize(all);
  }

  @Test
  void howFarItIsIsKeptEveryFewSteps() throws IOException {
    begin();

    carryLook.goOn(Deadline.NONE);

    assertThat(looks.kept).doesNotHaveDuplicates().hasSizeBetween(3, 6).endsWith("DONE");
  }

  @Test
  void itGoesOnWhereTheTimeWasOver() throws IOException {
    begin();
    var calls = 0;
    while (!looks.last().orElseThrow().isDone()) {
      calls++;
      assertThat(calls).isLessThan(UPLOADS);
      var asked = new AtomicInteger();
      carryLook.goOn(() -> asked.incrementAndGet() > 10);
    }

    assertThat(calls).isGreaterThan(4);
    assertThat(looks.kept).doesNotHaveDuplicates().endsWith("DONE");
  }

  @Test
  void whereSomebodyElseWentOnItStops() throws IOException {
    begin();
    var done = new Progress(Progress.Stage.DONE, "", 0, 0);
    var asked = new AtomicInteger();

    carryLook.goOn(
        () -> {
          if (asked.incrementAndGet() == 5) {
            var last = looks.last().orElseThrow();
            looks.goOn(last.goneOn(done, List.of(), CLOCK.instant()));
          }
          return false;
        });

    assertThat(looks.last().orElseThrow().progress()).isEqualTo(done);
    assertThat(looks.kept).hasSize(2);
  }

  private void begin() {
    assertThat(new BeginLook(looks, CLOCK).begin(false, Actor.staff("5f1c", "Analyst"))).isTrue();
  }
}
