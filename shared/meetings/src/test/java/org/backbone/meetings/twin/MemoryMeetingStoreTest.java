package org.backbone.meetings.twin;

import org.backbone.meetings.MeetingStore;

class MemoryMeetingStoreTest extends MeetingStoreContract {
  private final MemoryMeetingStore store = new MemoryMeetingStore();

  @Override
  protected MeetingStore store() {
    return store;
  }
}
