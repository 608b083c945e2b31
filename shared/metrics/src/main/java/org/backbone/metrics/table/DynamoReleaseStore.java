package org.backbone.metrics.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backbone.metrics.Release;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.TableKey;
import org.backbone.platform.table.Chunks;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.backbone.platform.table.Versions;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Releases as items: `REL#indicator` / `PERIOD#table#chunk`.
public final class DynamoReleaseStore implements ReleaseStore {
  private final Table table;

  /// Releases of this table.
  public DynamoReleaseStore(Table table) {
    this.table = table;
  }

  @Override
  public void publish(Release release) {
    var common = new HashMap<String, AttributeValue>();
    common.put("type", fromS("release"));
    common.put("table", fromS(MetricKeys.of(release.table())));
    common.put("computedAt", fromS(release.computedAt().toString()));
    common.put("minN", fromN(Integer.toString(release.minN())));
    if (!release.shared().isEmpty()) {
      common.put("shared", fromSs(List.copyOf(release.shared())));
    }
    Versions.put(
        table,
        Chunks.items(
            pk(release.table().indicator()),
            sk(release.table()),
            CellCodec.writePublic(release.cells()),
            Versions.stamped(common, release.version(), release.partners())),
        release.version());
  }

  @Override
  public Optional<Release> release(TableKey key) {
    return Versions.read(() -> table.query(pk(key.indicator()), sk(key) + "#").toList())
        .map(DynamoReleaseStore::release);
  }

  @Override
  public List<Release> releases(String indicator) {
    var byTable = new TreeMap<String, List<Map<String, AttributeValue>>>();
    table
        .query(pk(indicator), "PERIOD#")
        .forEach(
            item ->
                byTable
                    .computeIfAbsent(Items.string(item, "table"), _ -> new ArrayList<>())
                    .add(item));
    return byTable.values().stream()
        .flatMap(
            items ->
                Chunks.bytes(items)
                    .map(bytes -> kept(bytes, items))
                    .or(() -> release(MetricKeys.table(Items.string(items.getFirst(), "table"))))
                    .stream())
        .sorted(Comparator.comparing(Release::table))
        .toList();
  }

  private static Release kept(SdkBytes bytes, List<Map<String, AttributeValue>> items) {
    var first = items.getFirst();
    return release(new Versions.Kept(Items.number(first, "v"), bytes, first));
  }

  private static Release release(Versions.Kept kept) {
    var first = kept.first();
    return new Release(
        MetricKeys.table(Items.string(first, "table")),
        kept.version(),
        Items.instant(first, "computedAt"),
        Items.integer(first, "minN"),
        CellCodec.readPublic(kept.bytes()),
        Items.strings(first, "partners"),
        Items.strings(first, "shared"));
  }

  private static String pk(String indicator) {
    return "REL#" + indicator;
  }

  private static String sk(TableKey key) {
    return "PERIOD#" + key.version() + "#" + key.period();
  }
}
