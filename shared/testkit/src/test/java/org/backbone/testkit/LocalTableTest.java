package org.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import org.backbone.engines.TableMaker;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@Tag("contract")
class LocalTableTest {
  @RegisterExtension static final LocalTable local = new LocalTable();

  @Test
  void anItemThatIsPutIsFound() {
    var item = Map.of("pk", fromS("PARTNER#river-food-bank"), "sk", fromS("META"));

    local.client().putItem(put -> put.tableName(local.name()).item(item));

    assertThat(local.client().getItem(get -> get.tableName(local.name()).key(item)).item())
        .isEqualTo(item);
  }

  @Test
  void theTableIsTheOneThatTheTemplateDeclares() {
    var table =
        local.client().describeTable(described -> described.tableName(local.name())).table();

    assertThat(table.keySchema())
        .extracting(key -> key.attributeName())
        .containsExactly("pk", "sk");
    assertThat(table.globalSecondaryIndexes())
        .extracting(index -> index.indexName())
        .containsExactlyInAnyOrder("due", "who");
    assertThat(table.streamSpecification().streamViewType())
        .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
  }

  @Test
  void nothingExpiresFromATestsTableAndFromOneMadeAsDeclaredItDoes() {
    var declared = local.name() + "-declared";
    TableMaker.make(local.client(), Repository.template().table(), declared);

    assertThat(expiry(declared)).isEqualTo("expiresAt");
    assertThat(expiry(local.name())).isNull();

    local.client().deleteTable(gone -> gone.tableName(declared));
  }

  private static String expiry(String table) {
    return local
        .client()
        .describeTimeToLive(described -> described.tableName(table))
        .timeToLiveDescription()
        .attributeName();
  }
}
