package org.backbone.access.table;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import org.backbone.access.People;
import org.backbone.access.twin.PeopleContract;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoPeopleTest extends PeopleContract {
  @RegisterExtension final LocalTable local = new LocalTable();

  private final MemoryFileStore files = new MemoryFileStore();

  @Override
  protected People people() {
    return new DynamoPeople(
        table(),
        files,
        Map.of(
            "kept", Erasure.whole("at"),
            "counted", Erasure.nameless("at", "email"),
            "held", new Erasure("at", _ -> true, (_, _) -> {})));
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(table());
  }

  @Test
  void whoOfTheStaffDecidedIsNotHandedOut() {
    put("kept", "ana@example.org", "decided", NOW);
    table()
        .update(
            "THING#decided",
            "META",
            "SET decidedBy = :staff, resentBy = :staff",
            "",
            Map.of(),
            Map.of(":staff", fromS("Bea of the staff")));

    assertThat(people().about("ana@example.org"))
        .singleElement()
        .satisfies(kept -> assertThat(kept.says().toString()).doesNotContain("Bea"));
  }

  @Override
  protected void keep(String email, String what, Instant at) {
    put("kept", email, what, at);
  }

  @Override
  protected void count(String email, String what, Instant at) {
    put("counted", email, what, at);
  }

  @Override
  protected void hold(String email, String what, Instant at) {
    put("held", email, what, at);
  }

  @Override
  protected boolean isNameless(String what) {
    var item = table().get("THING#" + what, "META").orElseThrow();
    return Items.string(item, "email").isEmpty() && !item.containsKey(Table.WHO);
  }

  private void put(String type, String email, String what, Instant at) {
    table()
        .put(
            Map.of(
                "pk",
                fromS("THING#" + what),
                "sk",
                fromS("META"),
                "type",
                fromS(type),
                Table.WHO,
                Table.who(EmailAddress.digest(email)),
                "email",
                fromS(email),
                "at",
                fromS(at.toString())));
  }

  private Table table() {
    return new Table(local.client(), local.name());
  }
}
