package org.backbone.audit.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.twin.AuditTrailContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoAuditTrailTest extends AuditTrailContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected AuditTrail trail() {
    return new DynamoAuditTrail(table());
  }

  @Override
  protected void write(AuditEntry entry) {
    assertThat(table().transact(DynamoAuditTrail.actions(table(), entry))).isTrue();
  }

  private static Table table() {
    return new Table(LOCAL.client(), LOCAL.name());
  }
}
