package org.backbone.testkit;

import org.backbone.domain.meeting.MeetingStore;

class MemoryMeetingStoreTest extends MeetingStoreContract {
  private final MemoryMeetingStore store = new MemoryMeetingStore();

  @Override
  protected MeetingStore store() {
    return store;
  }
}
