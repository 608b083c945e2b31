package org.backbone.testkit;

import org.backbone.domain.meeting.MeetingStore;
import org.backbone.table.DynamoMeetingStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoMeetingStoreTest extends MeetingStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected MeetingStore store() {
    return new DynamoMeetingStore(LOCAL.table());
  }
}
