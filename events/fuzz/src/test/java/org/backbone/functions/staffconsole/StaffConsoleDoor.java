package org.backbone.functions.staffconsole;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.backbone.access.staff.LocalIssuer;
import org.backbone.access.twin.MemoryPeople;
import org.backbone.access.twin.MemoryProgramTokenStore;
import org.backbone.access.twin.MemorySessionStore;
import org.backbone.access.twin.MemoryStaffSessionStore;
import org.backbone.audit.Actor;
import org.backbone.fuzz.HttpDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryLookStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.partners.Contact;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.Env;

/// What staff see and decide, and their door for programs.
public final class StaffConsoleDoor {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  private StaffConsoleDoor() {}

  /// Its target. The issuer lives as long as the process does.
  public static Target target() {
    return HttpDoor.target(
        "staff-console",
        StaffConsoleHandler.class,
        Map.of("id", "river-food-bank"),
        2_000,
        () -> running(new LocalIssuer()));
  }

  private static HttpDoor.Running running(LocalIssuer issuer) {
    var outbox = new MemoryOutbox(new MemoryLinks());
    var partners = new MemoryPartnerStore(outbox);
    var meetings = new MemoryMeetingStore();
    meetings.save(SampleSeries.FOOD, NOW, Actor.staff("5f1c", "Facilitator"));
    for (var name : List.of("River Food Bank", "Eastside Food Pantry")) {
      var contact = new Contact("Ana", "ana@example.org", Language.EN);
      var application =
          Applications.of(
              name, PartnerKind.NONPROFIT, "Food", List.of(), List.of(), "Tulsa", contact);
      var _ = partners.join(new Submission(name, name, application, NOW));
    }
    var slots = new MemoryMetricStore();
    var handler =
        new StaffConsoleHandler(
            Env.of(
                Map.of(
                    "PUBLIC_URL", "https://network.example.org",
                    "NETWORK_NAME", "Network",
                    "NETWORK_ZONE", "America/Chicago",
                    "MAIL_FROM", "hello@network.example.org",
                    "STAFF_ISSUER", issuer.name(),
                    "STAFF_AUDIENCE", LocalIssuer.AUDIENCE)),
            new StaffConsoleHandler.Stores(
                partners,
                slots,
                new MemoryExpectationStore(outbox.audit()),
                new MemoryLookStore(outbox.audit()),
                slots,
                new MemoryCatalogueStore(),
                meetings,
                outbox,
                outbox.shelf(),
                outbox.audit(),
                new MemoryStaffSessionStore(),
                new MemorySessionStore(new MemoryLinks()),
                new MemoryProgramTokenStore(outbox.audit()),
                new MemoryPeople()),
            _ -> {},
            InstantSource.fixed(NOW));
    return new HttpDoor.Running(handler, "", issuer.token(NOW));
  }
}
