package org.backbone.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.backbone.functions.clock.ClockDoor;
import org.backbone.functions.dashboard.DashboardDoor;
import org.backbone.functions.mailevents.MailEventsDoor;
import org.backbone.functions.mailsender.MailSenderDoor;
import org.backbone.functions.meetingdesk.MeetingDeskDoor;
import org.backbone.functions.meetinginvites.MeetingInvitesDoor;
import org.backbone.functions.metricrollups.MetricRollupsDoor;
import org.backbone.functions.outcomeingest.OutcomeIngestDoor;
import org.backbone.functions.outcomeuploads.OutcomeUploadsDoor;
import org.backbone.functions.partnerintake.PartnerIntakeDoor;
import org.backbone.functions.reportdelivery.ReportDeliveryDoor;
import org.backbone.functions.staffconsole.StaffConsoleDoor;
import org.backbone.runner.files.StackFormDoors;

/// Every door of the suite. `EveryDoorTest` says which is missing.
final class Targets {
  private Targets() {}

  static List<Target> all() {
    return Stream.of(
            List.of(
                PartnerIntakeDoor.target(),
                MeetingDeskDoor.target(),
                OutcomeUploadsDoor.target(),
                DashboardDoor.target(),
                StaffConsoleDoor.target(),
                OutcomeIngestDoor.target(),
                MetricRollupsDoor.target(),
                MailSenderDoor.target(),
                MailEventsDoor.target(),
                MeetingInvitesDoor.target(),
                ClockDoor.target(),
                ReportDeliveryDoor.target()),
            List.of(CatalogueDoor.target()),
            PlatformDoors.all(),
            CapabilityDoors.all(),
            StackDoors.all(),
            StackFormDoors.all())
        .flatMap(List::stream)
        .toList();
  }

  static Target named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target " + name + " in " + all()));
  }
}
