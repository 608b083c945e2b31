package org.backbone.outcomes.table;

import static java.util.stream.Collectors.toMap;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.Expectations;
import org.backbone.outcomes.Expected;
import org.backbone.platform.core.Period;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What staff expect as items: `EXPECTED` / `partner#dataset`. They stand together, for who owes
/// what is asked of all partners at once.
public final class DynamoExpectationStore implements ExpectationStore {
  private static final String ALL = "EXPECTED";

  private final Table table;

  /// What is expected, in this table.
  public DynamoExpectationStore(Table table) {
    this.table = table;
  }

  @Override
  public Expectations of(String partner) {
    return read(table.query(ALL, partner + "#"));
  }

  @Override
  public Expectations all() {
    return read(table.query(ALL, ""));
  }

  @Override
  public boolean keep(Expectations.Key about, Expected after, AuditEntry line) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(
        table.putAction(
            item(about, after),
            Table.NEW + " OR version = :before",
            Map.of(),
            Map.of(":before", number(after.version() - 1))));
    actions.addAll(DynamoAuditTrail.actions(table, line));
    return table.transact(actions);
  }

  private static Expectations read(Stream<Map<String, AttributeValue>> items) {
    return new Expectations(
        items.collect(
            toMap(
                item ->
                    new Expectations.Key(
                        Items.string(item, "partner"), Items.string(item, "dataset")),
                DynamoExpectationStore::expected)));
  }

  private static Map<String, AttributeValue> item(Expectations.Key about, Expected said) {
    var item = new HashMap<>(Table.key(ALL, about.partner() + "#" + about.dataset()));
    item.put("type", fromS("expected"));
    item.put("partner", fromS(about.partner()));
    item.put("dataset", fromS(about.dataset()));
    item.put("version", number(said.version()));
    putPeriod(item, "from", said.from());
    putPeriod(item, "until", said.until());
    var moreTime = new HashMap<String, AttributeValue>();
    said.moreTime().forEach((period, day) -> moreTime.put(period.code(), fromS(day.toString())));
    item.put("moreTime", fromM(moreTime));
    item.put(
        "calls",
        fromL(
            said.calls().stream()
                .map(
                    call ->
                        fromM(
                            Map.of("on", fromS(call.on().toString()), "text", fromS(call.text()))))
                .toList()));
    return item;
  }

  private static void putPeriod(
      Map<String, AttributeValue> item, String name, @Nullable Period period) {
    if (period != null) {
      item.put(name, fromS(period.code()));
    }
  }

  private static Expected expected(Map<String, AttributeValue> item) {
    var moreTime = new TreeMap<Period, LocalDate>();
    Items.map(item, "moreTime")
        .forEach((code, day) -> moreTime.put(new Period(code), LocalDate.parse(day.s())));
    return new Expected(
        Items.number(item, "version"),
        period(item, "from"),
        period(item, "until"),
        moreTime,
        Items.list(item, "calls").stream()
            .map(AttributeValue::m)
            .map(
                call ->
                    new Expected.Call(
                        LocalDate.parse(Items.string(call, "on")), Items.string(call, "text")))
            .toList());
  }

  private static @Nullable Period period(Map<String, AttributeValue> item, String name) {
    var code = Items.stringOr(item, name, "");
    return code.isEmpty() ? null : new Period(code);
  }

  private static AttributeValue number(long number) {
    return fromN(Long.toString(number));
  }
}
