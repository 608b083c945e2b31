package org.backbone.functions.partnerintake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.fuzz.HttpDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.lambda.JsonLog;

/// The form by which partners join, and its door for programs.
public final class PartnerIntakeDoor {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-04T15:00:00Z"));

  private PartnerIntakeDoor() {}

  /// Its target.
  public static Target target() {
    return HttpDoor.target(
        "partner-intake",
        PartnerIntakeHandler.class,
        Map.of("id", "river-food-bank"),
        50,
        () ->
            new HttpDoor.Running(
                new PartnerIntakeHandler(
                    new MemoryPartnerStore(new MemoryOutbox(new MemoryLinks())),
                    new Strangers(new MemoryBudgets(), new MemoryFormKeys(), 1000, CLOCK),
                    CLOCK,
                    "Network",
                    "https://network.example.org",
                    JsonLog.of("test")),
                "",
                ""));
  }
}
