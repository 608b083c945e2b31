package org.backbone.functions.metricrollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.Release;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.template.Repository;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricRollupsHandlerTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-04T12:00:00Z"));
  private static final TableKey OCTOBER =
      new TableKey("wic_pregnant_women", 1, new Period("2014-10"));
  private static final TableKey NOVEMBER =
      new TableKey("wic_pregnant_women", 1, new Period("2014-11"));

  private final MemoryMetricStore store = new MemoryMetricStore();
  private final MetricRollupsHandler handler = handler(store);

  @Test
  void dirtyTablesOfTheStreamAreRolledUp() throws IOException {
    fill();

    assertThat(answerTo("dirty-tables.json")).isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(store.dirty(10)).isEmpty();
    assertThat(store.release(OCTOBER)).isPresent();
    assertThat(store.release(NOVEMBER)).isPresent();
  }

  @Test
  void theSweepFindsWhatTheStreamLost() throws IOException {
    fill();

    assertThat(answerTo("sweep.json")).isEqualTo("{\"rolled\":2}");
    assertThat(answerTo("sweep.json")).isEqualTo("{\"rolled\":0}");
  }

  @Test
  void theStreamBringsARecordThatFailedAndAllAfterItAgain() throws IOException {
    fill();
    var failing = handler(failingFor(NOVEMBER));

    assertThat(call(failing, Files.readString(sample("dirty-tables.json"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"200000000000000000002\"}]}");
    assertThat(store.dirty(10)).containsExactly(NOVEMBER);
    assertThatThrownBy(() -> call(failing, Files.readString(sample("sweep.json"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTableThatFailsKeepsNoOtherFromTheSweep() throws IOException {
    for (var failing : List.of(OCTOBER, NOVEMBER)) {
      fill();

      assertThatThrownBy(
              () -> call(handler(failingFor(failing)), Files.readString(sample("sweep.json"))))
          .isInstanceOf(IllegalStateException.class);

      assertThat(store.dirty(10)).containsExactly(failing);
    }
  }

  @Test
  void withoutTimeLeftTheTablesStayDirtyAndTheStreamIsToldWhereToGoOn() throws IOException {
    fill();

    assertThat(call(handler, Files.readString(sample("dirty-tables.json")), 29_000))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"200000000000000000001\"}]}");
    assertThat(call(handler, Files.readString(sample("sweep.json")), 29_000))
        .isEqualTo("{\"rolled\":0}");
    assertThat(store.dirty(10)).containsExactly(OCTOBER, NOVEMBER);

    assertThat(answerTo("sweep.json")).isEqualTo("{\"rolled\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dirty-tables.json", "sweep.json"})
  void everySampleIsAnsweredByAnEmptyTableToo(String name) throws IOException {
    assertThat(answerTo(name)).isNotEmpty();
  }

  @Test
  void mostOfTheFunctionsTimeIsForTheWorkItself() {
    var timeout =
        Repository.template().functions().stream()
            .filter(function -> function.name().equals("metric-rollups"))
            .findFirst()
            .orElseThrow()
            .timeout();

    assertThat(timeout).isGreaterThan(MetricRollupsHandler.RESERVE.multipliedBy(2));
  }

  private ReleaseStore failingFor(TableKey failing) {
    return new ReleaseStore() {
      @Override
      public void publish(Release release) {
        if (release.table().equals(failing)) {
          throw new IllegalStateException("no table today");
        }
        store.publish(release);
      }

      @Override
      public Optional<Release> release(TableKey table) {
        return store.release(table);
      }

      @Override
      public List<Release> releases(String indicator) {
        return store.releases(indicator);
      }
    };
  }

  private void fill() {
    var ledger = new SlotLedger(store, CLOCK);
    var upload =
        ledger.request(
            new Slot("a", "wic-participation", new Period("FY2015")),
            "x@a.example.org",
            Language.EN);
    var tables = new TreeMap<TableKey, List<Cell>>();
    var cells = List.of(new Cell(CellKey.site("Oklahoma"), Amount.exact(412), Amount.ZERO));
    tables.put(OCTOBER, cells);
    tables.put(NOVEMBER, cells);
    ledger.accept(
        upload,
        new FileFacts("f.csv", 1, "00"),
        new Reading(1, 1, 0, 0, List.of(), false),
        new Aggregate(tables),
        TestReceipts.NONE);
  }

  private MetricRollupsHandler handler(ReleaseStore releases) {
    return new MetricRollupsHandler(
        store,
        new Rollup(store, releases, new Disclosure(10), CLOCK),
        JsonLog.of("metric-rollups"));
  }

  private String answerTo(String name) throws IOException {
    return call(handler, Files.readString(sample(name)));
  }

  private static Path sample(String name) {
    return Repository.root().resolve("events/metric-rollups").resolve(name);
  }

  private static String call(MetricRollupsHandler handler, String event) throws IOException {
    return call(handler, event, 120_000);
  }

  private static String call(MetricRollupsHandler handler, String event, int millisLeft)
      throws IOException {
    var out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        out,
        new TestContext(millisLeft));
    return out.toString(StandardCharsets.UTF_8);
  }
}
