package org.backbone.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// On a table whose answers are lost, so that each write is sent twice.
@Tag("contract")
class OwnWritesTest {
  @RegisterExtension final LocalTable local = new LocalTable();

  private Table table() {
    return new Table(local.client(), local.name());
  }

  @Test
  void aNewItemIsNotTakenForSomebodyElses() {
    assertThat(table().putNew(item("first"))).isTrue();
    assertThat(table().putNew(item("second"))).isFalse();
    assertThat(name()).isEqualTo("first");
  }

  @Test
  void anUpdateWhoseConditionItEndedItselfWasMade() {
    table().putNew(item("first"));

    assertThat(renamed("first", "second")).isTrue();
    assertThat(renamed("first", "third")).isFalse();
    assertThat(name()).isEqualTo("second");
  }

  @Test
  void anUpdateTellsWhatTheItemHasBecome() {
    table().putNew(item("first"));

    var now =
        table()
            .updated(
                "A",
                "1",
                "SET tries = :one",
                "attribute_not_exists(tries)",
                Map.of(),
                Map.of(":one", fromN("1")));

    assertThat(now)
        .hasValueSatisfying(item -> assertThat(Items.string(item, "name")).isEqualTo("first"));
    assertThat(now)
        .hasValueSatisfying(item -> assertThat(Items.number(item, "tries")).isEqualTo(1));
  }

  @Test
  void whatAConditionGuardsIsCountedOnce() {
    table().putNew(item("first"));

    var counted =
        table()
            .updated(
                "A",
                "1",
                "REMOVE #open ADD tries :one",
                "#name = :name AND attribute_not_exists(tries)",
                Map.of("#name", "name", "#open", "open"),
                Map.of(":name", fromS("first"), ":one", fromN("1")));

    assertThat(counted).isPresent();
    assertThat(Items.number(counted.get(), "tries")).isEqualTo(1);
  }

  @Test
  void aTransactionIsMadeOnce() {
    table().putNew(item("first"));
    var count =
        table().updateAction("A", "1", "ADD tries :one", "", Map.of(), Map.of(":one", fromN("1")));
    var other = new HashMap<>(item("other"));
    other.put("sk", fromS("2"));

    assertThat(table().transact(List.of(count, table().putAction(other, Table.NEW)))).isTrue();
    assertThat(table().transact(List.of(count, table().putAction(other, Table.NEW)))).isFalse();
    assertThat(Items.number(table().get("A", "1").orElseThrow(), "tries")).isEqualTo(1);
  }

  private boolean renamed(String from, String to) {
    return table()
        .update(
            "A",
            "1",
            "SET #name = :to",
            "#name = :from",
            Map.of("#name", "name"),
            Map.of(":from", fromS(from), ":to", fromS(to)));
  }

  private String name() {
    return Items.string(table().get("A", "1").orElseThrow(), "name");
  }

  private static Map<String, AttributeValue> item(String name) {
    var item = new HashMap<>(Table.key("A", "1"));
    item.put("name", fromS(name));
    return item;
  }
}
