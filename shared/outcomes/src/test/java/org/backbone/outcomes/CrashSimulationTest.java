package org.backbone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.backbone.audit.Actor;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.ReceiptCheck;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

/// Uploads and withdrawals that come late, twice and out of order, on machines that stop before or
/// after any call, beside each other: in the end every table is the sum of what counts. Three ways
/// of doing without a part of the design show that the simulation would notice.
class CrashSimulationTest {
  private static final Actor BY = Actor.partner("river", "River Food Bank");
  private static final int SEEDS = 250;
  private static final double CRASHES = 0.02;
  private static final double LOST = 0.1;
  private static final double TWICE = 0.2;
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-04T12:00:00Z"));
  private static final List<TableKey> TABLES =
      List.of(table("2014-10"), table("2014-11"), table("2014-12"), table("2015-11"));

  @Test
  void everyTableIsTheSumOfWhatCountsWhateverCrashes() {
    assertThat(wrongSeeds(World::new, true)).isEmpty();
  }

  @Test
  void whatWasTakenBackIsGoneWhateverCrashes() {
    for (var seed = 0L; seed < SEEDS; seed++) {
      var random = new Random(seed);
      var world = new World(random, new Turns(random, CRASHES));

      world.live(true);

      assertThat(world.uploads)
          .as("seed %d", seed)
          .allSatisfy(
              upload ->
                  assertThat(world.store.isGone(upload))
                      .isEqualTo(world.withdrawn.contains(upload.id())));
    }
  }

  @Test
  void eachFileThatIsTakenHasOneReceiptInOneChainWhateverCrashes() {
    for (var seed = 0L; seed < SEEDS / 5; seed++) {
      var random = new Random(seed);
      var world = new World(random, new Turns(random, CRASHES));

      world.live(true);

      assertThat(world.areChained()).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void withoutTheSweeperWhatTheStreamLosesStaysWrong() {
    assertThat(wrongSeeds(World::new, false)).isNotEmpty();
  }

  @Test
  void ifTheLastArrivalWonAnOldFileWouldReplaceANewOne() {
    assertThat(wrongSeeds(LastArrivalWins::new, true)).isNotEmpty();
  }

  @Test
  void ifCountersWereAddedToARepeatedDeliveryWouldCountTwice() {
    assertThat(wrongSeeds(BareDeltas::new, true)).isNotEmpty();
  }

  private static List<Long> wrongSeeds(BiFunction<Random, Turns, World> worlds, boolean sweeps) {
    var wrong = new ArrayList<Long>();
    for (var seed = 0L; seed < SEEDS; seed++) {
      var random = new Random(seed);
      var turns = new Turns(random, CRASHES);
      var world = worlds.apply(random, turns);
      if (!world.live(sweeps)) {
        wrong.add(seed);
      }
    }
    return wrong;
  }

  private static TableKey table(String month) {
    return new TableKey("wic", 1, new Period(month));
  }

  /// Three slots of a partner in each of two periods, three uploads each, most of whose files are
  /// about both, and everything that can happen to them.
  private static class World {
    final Random random;
    final Turns turns;
    final SteppingStore store;
    final SlotLedger ledger;
    final Rollup rollup;
    final List<Upload> uploads = new ArrayList<>();
    final Map<Upload, Aggregate> aggregates = new HashMap<>();
    final TreeSet<String> withdrawn = new TreeSet<>();

    World(Random random, Turns turns) {
      this.random = random;
      this.turns = turns;
      this.store = new SteppingStore(turns, random, this::streamed);
      // Some files have more tables than one write moves, some have not.
      this.ledger = SlotLedger.atOnce(store, CLOCK, 2);
      this.rollup = new Rollup(store, store, new Disclosure(10), CLOCK);
    }

    void accept(Upload upload) {
      ledger.accept(upload, file(), reading(), aggregateOf(upload), TestReceipts.UNSIGNED);
    }

    void withdraw(Upload upload) {
      ledger.withdraw(upload, BY);
    }

    long total(TableKey table) {
      return store
          .roll(table)
          .flatMap(
              roll -> roll.cells().stream().filter(cell -> cell.key().equals(all())).findFirst())
          .map(cell -> cell.count().low())
          .orElse(0L);
    }

    /// Lives through it all; says whether every table came out right.
    final boolean live(boolean sweeps) {
      for (var dataset : List.of("a", "b", "c")) {
        for (var i = 0; i < 6; i++) {
          var slot = new Slot("river", dataset, new Period(i % 2 == 0 ? "FY2015" : "FY2016"));
          var upload = ledger.request(slot, "x@a.example.org", Language.EN);
          uploads.add(upload);
          aggregates.put(upload, someAggregate(slot));
        }
      }
      for (var upload : uploads) {
        deliver(() -> accept(upload));
        if (random.nextDouble() < 0.3) {
          withdrawn.add(upload.id());
          deliver(() -> withdraw(upload));
        }
      }
      turns.run(4);
      while (sweeps && !store.unfinished().isEmpty()) {
        store.unfinished().forEach(slot -> turns.add(() -> ledger.finish(slot), () -> {}));
        turns.run(4);
      }
      while (sweeps && !store.dirty(100).isEmpty()) {
        store.dirty(100).forEach(table -> turns.add(() -> rollup.roll(table), () -> {}));
        turns.run(4);
      }
      return TABLES.stream().allMatch(table -> total(table) == expected(table));
    }

    /// Whether each upload that was taken has a receipt, and those of a partner follow each other.
    final boolean areChained() {
      var receipts = new ArrayList<ReceiptBody>();
      for (var upload : uploads) {
        var isTaken = store.upload(upload.id()).orElseThrow().outcome() instanceof Outcome.Accepted;
        var receipt = store.receipt(upload);
        receipt.ifPresent(signed -> receipts.add(signed.body()));
        if (isTaken != receipt.isPresent()) {
          return false;
        }
      }
      return ReceiptCheck.chains(receipts).stream()
          .allMatch(
              chain ->
                  chain.faults().isEmpty()
                      && chain.missing().isEmpty()
                      && chain.receipts().getFirst().link().number() == 1);
    }

    Aggregate aggregateOf(Upload upload) {
      return Objects.requireNonNull(aggregates.get(upload));
    }

    // At least once: again after a crash, and sometimes again for no reason.
    private void deliver(Runnable body) {
      turns.add(body, () -> deliver(body));
      if (random.nextDouble() < TWICE) {
        turns.add(body, () -> deliver(body));
      }
    }

    private void streamed(TableKey table) {
      if (random.nextDouble() >= LOST) {
        turns.add(() -> rollup.roll(table), () -> streamed(table));
      }
    }

    private long expected(TableKey table) {
      var sum = 0L;
      for (var dataset : List.of("a", "b", "c")) {
        for (var period : List.of(new Period("FY2015"), new Period("FY2016"))) {
          sum += expected(new Slot("river", dataset, period), table);
        }
      }
      return sum;
    }

    // Of a file of both periods each slot has a share, in the order in which they came.
    private long expected(Slot slot, TableKey table) {
      var last = 0L;
      var expected = 0L;
      for (var upload : uploads) {
        var tables = slot.byPeriod(new TreeSet<>(aggregateOf(upload).tables().keySet()));
        var mine = tables.getOrDefault(slot.period(), new TreeSet<>());
        if (!upload.slot().dataset().equals(slot.dataset())
            || mine.isEmpty()
            || withdrawn.contains(upload.id())) {
          continue;
        }
        var isOwn = upload.slot().equals(slot);
        var share = store.upload(isOwn ? upload.id() : upload.idIn(slot.period()));
        var seq = share.map(Upload::seq).orElse(0L);
        if (seq > last) {
          last = seq;
          expected = mine.contains(table) ? count(aggregateOf(upload), table) : 0;
        }
        if (seq == 0) {
          return -1;
        }
      }
      return expected;
    }

    static long count(Aggregate aggregate, TableKey table) {
      return aggregate.tables().getOrDefault(table, List.of()).stream()
          .mapToLong(cell -> cell.count().low())
          .sum();
    }

    // Not every file fills every table.
    private Aggregate someAggregate(Slot slot) {
      var tables = new TreeMap<TableKey, List<Cell>>();
      var own = TABLES.stream().filter(table -> slot.period().holds(table.period())).findFirst();
      for (var table : TABLES) {
        if (own.filter(table::equals).isPresent() || random.nextDouble() < 0.7) {
          var count = Amount.exact(1 + random.nextInt(1_000_000));
          tables.put(table, List.of(new Cell(CellKey.site("s"), count, Amount.ZERO)));
        }
      }
      return new Aggregate(tables);
    }

    static CellKey all() {
      return CellKey.site(CellKey.ALL);
    }

    static FileFacts file() {
      return new FileFacts("f.csv", 1, "00");
    }

    static Reading reading() {
      return new Reading(1, 1, 0, 0, List.of(), false);
    }
  }

  /// Whatever file arrives last counts.
  private static final class LastArrivalWins extends World {
    LastArrivalWins(Random random, Turns turns) {
      super(random, turns);
    }

    @Override
    void accept(Upload upload) {
      var aggregate = aggregateOf(upload);
      store.keep(upload, aggregate);
      move(upload, Optional.of(new Pointer(upload.slot(), upload.seq(), aggregate.digest())));
    }

    @Override
    void withdraw(Upload upload) {
      move(upload, Optional.empty());
    }

    private void move(Upload upload, Optional<Pointer> to) {
      SortedMap<TableKey, Optional<Pointer>> pointers = new TreeMap<>();
      aggregateOf(upload).tables().keySet().forEach(table -> pointers.put(table, to));
      while (true) {
        var state = store.state(upload.slot());
        if (store.commit(
            new SlotChange(state, state.touched(), upload, pointers, List.of(), null, null))) {
          return;
        }
      }
    }
  }

  /// Each file adds what it brings and takes away what it replaces, as it goes.
  private static final class BareDeltas extends World {
    private final Map<TableKey, Long> counters = new HashMap<>();
    private final Map<Slot, Upload> heads = new HashMap<>();

    BareDeltas(Random random, Turns turns) {
      super(random, turns);
    }

    @Override
    void accept(Upload upload) {
      var head = heads.get(upload.slot());
      if (head == null || head.seq() < upload.seq()) {
        for (var table : TABLES) {
          turns.step();
          var before = head == null ? 0 : count(aggregateOf(head), table);
          counters.merge(table, count(aggregateOf(upload), table) - before, Long::sum);
        }
        turns.step();
        heads.put(upload.slot(), upload);
      }
    }

    @Override
    void withdraw(Upload upload) {
      // Even without a single withdrawal it goes wrong.
      withdrawn.remove(upload.id());
    }

    @Override
    long total(TableKey table) {
      return counters.getOrDefault(table, 0L);
    }
  }
}
