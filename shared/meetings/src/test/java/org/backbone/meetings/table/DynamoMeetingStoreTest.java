package org.backbone.meetings.table;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.twin.MeetingStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoMeetingStoreTest extends MeetingStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected MeetingStore store() {
    return new DynamoMeetingStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(new Table(LOCAL.client(), LOCAL.name()));
  }
}
