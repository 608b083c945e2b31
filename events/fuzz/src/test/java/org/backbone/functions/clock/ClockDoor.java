package org.backbone.functions.clock;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.fuzz.EventDoor;
import org.backbone.fuzz.Target;
import org.backbone.meetings.DueInvitations;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.outcomes.twin.MemoryMetricStore;

/// The tick by which others are woken.
public final class ClockDoor {
  private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");

  private ClockDoor() {}

  /// Its target.
  public static Target target() {
    return EventDoor.target(
        "clock",
        ClockHandler.class,
        25,
        ClockDoor::running,
        "\"scheduledTime\":",
        "2020-04-30T15:00:00Z",
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "null");
  }

  private static EventDoor.Running running() {
    var meetings = new MemoryMeetingStore();
    meetings.save(SampleSeries.FOOD, TODAY, Actor.staff("5f1c", "Facilitator"));
    return new EventDoor.Running(
        new ClockHandler(
            new MemoryMetricStore(),
            _ -> {},
            new DueInvitations(meetings, Set::of),
            _ -> {},
            _ -> Stream.empty(),
            _ -> {}),
        Map.of());
  }
}
