package org.backbone.functions.partnerintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backbone.access.Door;
import org.backbone.access.Strangers;
import org.backbone.access.table.DynamoBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Ids;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.pages.Trap;
import org.backbone.platform.table.Table;
import org.backbone.testkit.CountedCalls;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.LocalTable;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Neither an answer nor the clock must tell who else asked to join.
@Tag("contract")
class JoinAnswersTest {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-04T15:00:00Z"));
  private static final String REFERENCE = "([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}";

  private final CountedCalls calls = new CountedCalls();
  private final Table table = new Table(LOCAL.client(calls), LOCAL.name());
  private final MemoryFormKeys keys = new MemoryFormKeys();
  private final DynamoPartnerStore partners = new DynamoPartnerStore(table);
  private final PartnerIntakeHandler handler =
      new PartnerIntakeHandler(
          partners,
          new Strangers(new DynamoBudgets(table), keys, 1000, CLOCK),
          CLOCK,
          "Cradle to Career Tulsa County",
          "https://network.example.org",
          JsonLog.of("test"));

  private record Answered(APIGatewayV2HTTPResponse reply, Map<String, Integer> calls) {}

  @Test
  void aNameThatIsFreeAndOneThatIsTakenAreAnsweredAlikeAndCostTheSame() {
    var free = byJson("River Food Bank", "ana@first.example.org", Ids.token());
    var taken = byJson("River Food Bank", "ben@second.example.org", Ids.token());
    var often = byJson("River Food Bank", "cy@third.example.org", Ids.token());

    for (var other : List.of(taken, often)) {
      assertThat(other.reply().getStatusCode()).isEqualTo(free.reply().getStatusCode());
      assertThat(other.reply().getHeaders()).isEqualTo(free.reply().getHeaders());
      assertThat(withoutReference(other)).isEqualTo(withoutReference(free));
      assertThat(other.calls()).isEqualTo(free.calls());
      assertThat(reference(other)).isNotEqualTo(reference(free));
    }
    assertThat(withoutReference(free))
        .isEqualTo("{\"name\":\"River Food Bank\",\"reference\":\"\",\"status\":\"pending\"}");
  }

  @Test
  void theSameRequestAgainHasTheSameAnswerAlsoWhereTheNameIsTaken() {
    byJson("Hill Clinic", "ana@first.example.org", Ids.token());
    var key = Ids.token();

    var once = byJson("Hill Clinic", "ben@second.example.org", key);
    var again = byJson("Hill Clinic", "ben@second.example.org", key);

    assertThat(again.reply().getStatusCode()).isEqualTo(201);
    assertThat(again.reply().getHeaders()).isEqualTo(once.reply().getHeaders());
    assertThat(again.reply().getBody()).isEqualTo(once.reply().getBody());
  }

  @Test
  void theFormsAnswerIsTheSameForAFreeNameAndATakenOne() {
    var free = byForm("Lake School", "ana@first.example.org");
    var taken = byForm("Lake School", "ben@second.example.org");

    assertThat(taken.reply().getStatusCode()).isEqualTo(303);
    assertThat(taken.reply()).isEqualTo(free.reply());
    assertThat(taken.reply().getHeaders()).containsEntry("location", "/partners/thanks");
    assertThat(taken.calls()).isEqualTo(free.calls());
  }

  @Test
  void staffFindBothUnderIdsThatTheyCanReadAndByTheReferenceThatWasTold() {
    var first = byJson("East Pantry", "ana@first.example.org", Ids.token());
    var second = byJson("East Pantry", "ben@second.example.org", Ids.token());

    var ids = new ArrayList<String>();
    var references = new ArrayList<String>();
    for (var waiting : partners.list(PartnerStatus.PENDING, "", 100).partners()) {
      if (waiting.name().equals("East Pantry")) {
        ids.add(waiting.id());
        references.add(partners.find(waiting.id()).orElseThrow().reference());
      }
    }

    assertThat(ids).hasSize(2).contains("east-pantry").allMatch(id -> id.startsWith("east-pantry"));
    assertThat(references).containsExactlyInAnyOrder(reference(first), reference(second));
  }

  private Answered byJson(String name, String email, String key) {
    var body =
        """
        {"name": "%s", "kind": "nonprofit", "consent": true,
         "contact": {"name": "Desk", "email": "%s"}}
        """
            .formatted(name, email);
    return answered(
        HttpEvents.to("POST /api/v1/partners").header("idempotency-key", key).json(body));
  }

  private Answered byForm(String name, String email) {
    return answered(
        HttpEvents.to("POST /partners/join")
            .form(
                "name",
                name,
                "kind",
                "nonprofit",
                "contact_name",
                "Desk",
                "contact_email",
                email,
                "consent",
                "yes",
                "key",
                Ids.token(),
                Trap.DRAWN,
                keys.stamp(Door.JOIN, CLOCK.instant())));
  }

  private Answered answered(HttpEvents request) {
    var reply = new ArrayList<APIGatewayV2HTTPResponse>();
    var made =
        calls.during(
            () -> reply.add(handler.handleRequest(request.event(), new TestContext(10_000))));
    return new Answered(reply.getFirst(), made);
  }

  private static String reference(Answered answered) {
    var reference = Json.tree(answered.reply().getBody()).path("reference").asText();
    assertThat(reference).matches(REFERENCE);
    return reference;
  }

  private static String withoutReference(Answered answered) {
    return answered.reply().getBody().replace(reference(answered), "");
  }
}
