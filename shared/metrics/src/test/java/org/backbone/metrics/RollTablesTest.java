package org.backbone.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

class RollTablesTest {
  private static final TableKey ONE = table("2015-01");
  private static final TableKey TWO = table("2015-02");
  private static final TableKey THREE = table("2015-03");

  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  private final Tables tables = new Tables();
  private final RollTables rollTables =
      new RollTables(
          tables,
          new Rollup(tables, tables, new Disclosure(10), InstantSource.fixed(Instant.EPOCH)),
          new Silence());

  @Test
  void theSweepRollsUpWhatIsDueOnce() {
    tables.change(ONE, TWO);

    assertThat(tables.isDue()).isTrue();
    assertThat(rollTables.sweep(NOW, Deadline.NONE)).isEqualTo(2);
    assertThat(tables.isDue()).isFalse();
    assertThat(rollTables.sweep(NOW, Deadline.NONE)).isZero();
    assertThat(tables.published).containsExactly(ONE, TWO);
  }

  @Test
  void aTableThatFailsKeepsNoOtherFromTheSweepAndFailsItInTheEnd() {
    tables.change(ONE, TWO, THREE);
    tables.failing = Optional.of(ONE);

    assertThatThrownBy(() -> rollTables.sweep(NOW, Deadline.NONE)).hasMessage("no table today");

    assertThat(tables.published).containsExactly(TWO, THREE);
    assertThat(tables.dirty(10)).containsExactly(ONE);
    assertThat(tables.late()).containsExactly(new LateTable(ONE, NOW));
  }

  @Test
  void theStreamIsToldTheFirstRecordThatFailed() {
    tables.change(ONE, TWO, THREE);
    tables.failing = Optional.of(TWO);

    var failed =
        rollTables.dirtied(
            List.of(record("7", ONE), record("8", TWO), record("9", THREE)), Deadline.NONE);

    assertThat(failed).containsExactly("8");
    assertThat(tables.published).containsExactly(ONE);
  }

  @Test
  void ofATablesManyRecordsOneIsRolledUp() {
    tables.change(ONE, TWO);

    assertThat(
            rollTables.dirtied(
                List.of(record("7", ONE), new StateRecord("8", TWO, false), record("9", ONE)),
                Deadline.NONE))
        .isEmpty();

    assertThat(tables.published).containsExactly(ONE);
    assertThat(tables.asked).containsExactly(ONE);
  }

  @Test
  void whatNoTimeIsLeftForStaysDirtyAndIsRolledUpByTheNextSweep() {
    tables.change(ONE, TWO, THREE);

    assertThat(rollTables.sweep(NOW, () -> tables.published.size() == 1)).isEqualTo(1);
    assertThat(tables.published).containsExactly(ONE);
    assertThat(tables.dirty(10)).containsExactly(TWO, THREE);

    assertThat(rollTables.sweep(NOW, Deadline.NONE)).isEqualTo(2);
    assertThat(tables.published).containsExactly(ONE, TWO, THREE);
  }

  @Test
  void theStreamIsToldTheFirstRecordThatNoTimeWasLeftFor() {
    tables.change(ONE, TWO);

    assertThat(
            rollTables.dirtied(
                List.of(record("7", ONE), record("8", TWO)), () -> tables.published.size() == 1))
        .containsExactly("8");

    assertThat(tables.published).containsExactly(ONE);
  }

  private static StateRecord record(String sequence, TableKey table) {
    return new StateRecord(sequence, table, true);
  }

  private static TableKey table(String month) {
    return new TableKey("women", 1, new Period(month));
  }

  private static final class Silence implements Log {
    @Override
    public void info(String event, Map<String, ?> fields) {}

    @Override
    public void warn(String event, Map<String, ?> fields) {}

    @Override
    public void error(String event, Map<String, ?> fields) {}
  }

  /// Tables of no figures, and what was published of them.
  private static final class Tables implements RollupStore, ReleaseStore {
    private final SequencedMap<TableKey, TableState> states = new LinkedHashMap<>();
    private final SequencedMap<TableKey, Instant> late = new LinkedHashMap<>();
    private final List<TableKey> published = new ArrayList<>();
    private final List<TableKey> asked = new ArrayList<>();
    private Optional<TableKey> failing = Optional.empty();

    void change(TableKey... changed) {
      for (var table : changed) {
        states.put(table, new TableState(table, 1, 0));
      }
    }

    @Override
    public TableState state(TableKey table) {
      asked.add(table);
      return states.getOrDefault(table, new TableState(table, 0, 0));
    }

    @Override
    public List<Pointer> pointers(TableKey table) {
      return List.of();
    }

    @Override
    public List<Pointer> pointers(TableKey table, String partner) {
      return List.of();
    }

    @Override
    public List<Cell> cells(Pointer pointer, TableKey table) {
      return List.of();
    }

    @Override
    public void keep(Roll roll) {
      if (failing.equals(Optional.of(roll.table()))) {
        throw new IllegalStateException("no table today");
      }
    }

    @Override
    public Optional<Roll> roll(TableKey table) {
      return Optional.empty();
    }

    @Override
    public void done(TableKey table, long version) {
      states.put(table, new TableState(table, 1, version));
      late.remove(table);
    }

    @Override
    public void wanted(TableKey table, long version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<TableKey> dirty(int limit) {
      return states.values().stream()
          .filter(TableState::isDirty)
          .map(TableState::table)
          .limit(limit)
          .toList();
    }

    @Override
    public void overdue(TableKey table, Instant now) {
      late.putIfAbsent(table, now);
    }

    @Override
    public List<LateTable> late() {
      return late.entrySet().stream()
          .map(each -> new LateTable(each.getKey(), each.getValue()))
          .toList();
    }

    @Override
    public void publish(Release release) {
      published.add(release.table());
    }

    @Override
    public Optional<Release> release(TableKey table) {
      return Optional.empty();
    }

    @Override
    public List<Release> releases(String indicator) {
      return List.of();
    }
  }
}
