package org.backbone.functions.staffconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.backbone.access.staff.LocalIssuer;
import org.backbone.mail.twin.MemoryShelf;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.partners.Contact;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.Submission;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.partners.twin.Applications;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.table.Table;
import org.backbone.testkit.CountedCalls;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.LocalTable;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the console costs, however many partners there are.
@Tag("contract")
class ConsoleGrowthTest {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  private static final int MEMBERS = 20;

  private final CountedCalls calls = new CountedCalls();
  private final Table table = new Table(LOCAL.client(calls), LOCAL.name());
  private final DynamoPartnerStore partners = new DynamoPartnerStore(table);

  @Test
  void tenTimesAsManyPartnersMakeNoMoreCalls() {
    try (var issuer = new LocalIssuer()) {
      var handler =
          new StaffConsoleHandler(
              env(issuer),
              StaffConsoleHandler.Stores.in(table, new MemoryShelf(), new MemoryFileStore()),
              _ -> {},
              InstantSource.fixed(NOW));
      var routes =
          List.of("GET /console", "GET /api/v1/staff/partners", "GET /api/v1/staff/uploads");
      partners(handler, issuer, 0, 60);
      var few = routes.stream().map(route -> cost(handler, issuer, route)).toList();

      partners(handler, issuer, 60, 600);
      var many = routes.stream().map(route -> cost(handler, issuer, route)).toList();

      assertThat(many).isEqualTo(few);
      assertThat(sum(many.getFirst())).as("" + many).isLessThan(120);
    }
  }

  private Map<String, Integer> cost(StaffConsoleHandler handler, LocalIssuer issuer, String route) {
    return calls.during(
        () -> assertThat(status(handler, issuer, HttpEvents.to(route))).isEqualTo(200));
  }

  // Some are members, and have sent something.
  private void partners(StaffConsoleHandler handler, LocalIssuer issuer, int from, int to) {
    for (int number = from; number < to; number++) {
      var name = "Kitchen %04d of the sample county".formatted(number);
      var contact = new Contact("Desk", "desk@kitchen" + number + ".example.org", Language.EN);
      var application =
          Applications.of(
              name, PartnerKind.NONPROFIT, "food", List.of(), List.of(), "here", contact);
      partners.join(new Submission(name, "digest", application, NOW.plusSeconds(number)));
    }
    for (var partner : partners.list(PartnerStatus.PENDING, "", MEMBERS).partners()) {
      var approve =
          HttpEvents.to("POST /api/v1/staff/partners/{id}/approve").parameter("id", partner.id());
      assertThat(status(handler, issuer, approve)).isEqualTo(200);
      var period = Period.parse("FY2014").orElseThrow();
      new SlotLedger(new DynamoSlotStore(table), InstantSource.fixed(NOW))
          .request(
              new Slot(partner.id(), "wic-participation", period), partner.email(), Language.EN);
    }
  }

  private static int status(StaffConsoleHandler handler, LocalIssuer issuer, HttpEvents event) {
    return handler
        .handleRequest(event.bearer(issuer.token(NOW)).event(), new TestContext(10_000))
        .getStatusCode();
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(count -> count).sum();
  }

  private static Env env(LocalIssuer issuer) {
    return Env.of(
        Map.of(
            "PUBLIC_URL", "https://network.example.org",
            "NETWORK_NAME", "Cradle to Career Tulsa County",
            "NETWORK_ZONE", "America/Chicago",
            "MAIL_FROM", "hello@network.example.org",
            "STAFF_ISSUER", issuer.name(),
            "STAFF_AUDIENCE", LocalIssuer.AUDIENCE));
  }
}
