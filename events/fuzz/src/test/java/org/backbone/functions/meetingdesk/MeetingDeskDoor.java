package org.backbone.functions.meetingdesk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.audit.Actor;
import org.backbone.fuzz.HttpDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.Link;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.platform.core.Language;

/// Series, their calendars, and the answers to invitations.
public final class MeetingDeskDoor {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  private MeetingDeskDoor() {}

  /// Its target.
  public static Target target() {
    return HttpDoor.target(
        "meeting-desk",
        MeetingDeskHandler.class,
        Map.of("series", SampleSeries.FOOD.id(), "token", "known"),
        50,
        MeetingDeskDoor::running);
  }

  private static HttpDoor.Running running() {
    var meetings = new MemoryMeetingStore();
    var links = new MemoryLinks();
    meetings.save(SampleSeries.FOOD, NOW, Actor.staff("5f1c", "Facilitator"));
    links.add(
        Link.of(
            "known",
            Link.Purpose.RSVP,
            SampleSeries.FOOD.id() + "#2020-05-05#ana@example.org",
            Language.EN,
            NOW.plusSeconds(60)));
    return new HttpDoor.Running(
        new MeetingDeskHandler(
            meetings,
            links,
            new Strangers(
                new MemoryBudgets(), new MemoryFormKeys(), 1000, InstantSource.fixed(NOW)),
            InstantSource.fixed(NOW),
            "Network",
            "mail@network.example.org",
            "https://network.example.org"),
        "",
        "");
  }
}
