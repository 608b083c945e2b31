package org.backbone.partners.table;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backbone.audit.Actor;
import org.backbone.partners.Contact;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.platform.core.Language;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who waits does not wait for ever, nor without end.
@Tag("contract")
class WaitingPartnersTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  @RegisterExtension final LocalTable local = new LocalTable();

  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  @Test
  void everyItemOfSomebodyWhoWaitsExpiresAndNoneOfSomebodyWhoWasDecidedOn() {
    var id = joined("River Food Bank of the East");
    var until = fromN(Long.toString(NOW.plus(PartnerStore.WAITING).getEpochSecond()));

    assertThat(itemsOf(id))
        .hasSize(6)
        .allSatisfy(item -> assertThat(item).containsEntry("expiresAt", until));

    partners().decline(id, NOW, STAFF);

    assertThat(itemsOf(id))
        .hasSize(6)
        .allSatisfy(item -> assertThat(item).doesNotContainKey("expiresAt"));
  }

  @Test
  void whenAsManyWaitAsMayNobodyMoreIsKeptAndWhoIsKeptIsToldSo() {
    var table = new Table(local.client(), local.name());
    var id = joined("River Food Bank");
    var listed = table.page("PARTNERS-WAITING", "", 1).getFirst();
    for (int number = 1; number < PartnerStore.MOST_WAITING; number++) {
      var other = new HashMap<>(listed);
      other.put("sk", AttributeValue.fromS("JOINED#" + number));
      local.client().putItem(put -> put.tableName(local.name()).item(other));
    }

    assertThat(partners().join(submission("One More"))).isEqualTo(new Joining.Full());
    assertThat(partners().join(submission("River Food Bank"))).isInstanceOf(Joining.Repeated.class);

    partners().decline(id, NOW, STAFF);

    assertThat(partners().join(submission("One More"))).isInstanceOf(Joining.Joined.class);
  }

  private List<Map<String, AttributeValue>> itemsOf(String id) {
    return local.client().scanPaginator(scan -> scan.tableName(local.name())).items().stream()
        .filter(item -> id.equals(item.getOrDefault("id", AttributeValue.fromS("")).s()))
        .toList();
  }

  private String joined(String name) {
    assertThat(partners().join(submission(name))).isInstanceOf(Joining.Joined.class);
    return partners().list(PartnerStatus.PENDING, "", 1).partners().getFirst().id();
  }

  private PartnerStore partners() {
    return new DynamoPartnerStore(new Table(local.client(), local.name()));
  }

  private static Submission submission(String name) {
    var contact = new Contact("Desk", "desk@pantry.example.org", Language.EN);
    return new Submission(
        name,
        "digest",
        Applications.of(name, PartnerKind.NONPROFIT, "", List.of(), List.of(), "", contact),
        NOW);
  }
}
