package org.backbone.outcomes.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.twin.LayoutStoreContract;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoLayoutStoreTest extends LayoutStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  private static Table table() {
    return new Table(LOCAL.client(), LOCAL.name());
  }

  @Override
  protected LayoutStore layouts() {
    return new DynamoLayoutStore(table());
  }

  @Test
  void aGuessGoesByItselfAndWhatWasSaidStays() {
    var upload = upload();
    var until = Instant.parse("2020-05-18T12:00:00Z");
    layouts().keep(upload, guess(), until);
    layouts().keep(upload.slot().partner(), mapping("hogares"), until);

    assertThat(table().query("GUESS#" + upload.id(), ""))
        .allMatch(item -> Items.number(item, "expiresAt") == until.getEpochSecond());
    assertThat(table().query("MAPPING#" + upload.slot().partner(), ""))
        .hasSize(1)
        .noneMatch(item -> item.containsKey("expiresAt"));
  }
}
