package org.backbone.functions.meetinginvites;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.backbone.audit.Actor;
import org.backbone.fuzz.EventDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.letters.Invitation;
import org.backbone.meetings.letters.InvitePeople;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.Registrations;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.JsonLog;

/// The tick by which people are invited.
public final class MeetingInvitesDoor {
  private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");

  private MeetingInvitesDoor() {}

  /// Its target.
  public static Target target() {
    return EventDoor.target(
        "meeting-invites",
        MeetingInvitesHandler.class,
        25,
        MeetingInvitesDoor::running,
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
    meetings.join(
        Registrations.of(SampleSeries.FOOD.id(), "ana@example.org", "Ana", "", Language.EN, TODAY));
    return new EventDoor.Running(
        new MeetingInvitesHandler(
            new InvitePeople(
                meetings,
                Set::of,
                new MemoryOutbox(),
                new Composer("Network", "mail@network.example.org"),
                new Invitation(
                    "Network",
                    "https://network.example.org",
                    new Calendar("Network", "mail@network.example.org")),
                InstantSource.fixed(TODAY),
                JsonLog.of("meeting-invites"))),
        Map.of());
  }
}
