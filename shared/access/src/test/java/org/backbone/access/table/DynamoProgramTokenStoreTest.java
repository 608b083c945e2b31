package org.backbone.access.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.backbone.access.People;
import org.backbone.access.ProgramDeeds;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore;
import org.backbone.access.ProgramTokenStore.Making;
import org.backbone.access.twin.ProgramTokenStoreContract;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Matter;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.platform.core.Digest;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoProgramTokenStoreTest extends ProgramTokenStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  @Override
  protected ProgramTokenStore tokens() {
    return new DynamoProgramTokenStore(table());
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(table());
  }

  @Test
  void theTableHoldsADigestAndGoesByItself() {
    var token = token("kept-pantry");
    var value = made(token);

    var item = table().get("TOKEN#" + Digest.sha256(value), "META").orElseThrow();
    var place = table().query("TOKENS#kept-pantry", "").toList();

    assertThat(item.toString() + place).doesNotContain(value, value.substring(3));
    assertThat(place).singleElement().satisfies(one -> assertThat(one).containsKey("expiresAt"));
    assertThat(Long.parseLong(item.get("expiresAt").n()))
        .isEqualTo(token.expiresAt().getEpochSecond() + 1);
  }

  @Test
  void aTokenGoesWithWhoeverMadeItAndLeavesItsPlace() {
    var token = token("erased-pantry");
    var value = made(token);
    var people =
        new DynamoPeople(table(), new MemoryFileStore(), DynamoProgramTokenStore.erasures());

    assertThat(people.about(token.email()))
        .singleElement()
        .satisfies(kept -> assertThat(kept.says()).containsEntry("name", token.name()));
    assertThat(people.erase(token.email(), Actor.staff("5f1c", "Facilitator"), NOW.plusSeconds(1)))
        .isEqualTo(new People.Erased.Gone(1));

    assertThat(tokens().find(value, NOW)).isEmpty();
    assertThat(tokens().live(token.partner(), NOW)).isEmpty();
    for (int number = 1; number <= ProgramTokenStore.MOST; number++) {
      made(token("erased-pantry", "Program " + number));
    }
    assertThat(tokens().live(token.partner(), NOW)).hasSize(ProgramTokenStore.MOST);
  }

  private static ProgramToken token(String partner) {
    return token(partner, "Nightly export");
  }

  private static ProgramToken token(String partner, String name) {
    var email = "desk@" + partner + ".example.org";
    return ProgramToken.of(partner, email, name, "a form", NOW, Duration.ofDays(90));
  }

  private String made(ProgramToken token) {
    var matter = new Matter("partner", token.partner(), "Pantry");
    var line = ProgramDeeds.made(token, matter, Actor.partner(token.partner(), "Pantry"));
    return ((Making.Made) tokens().make(token, line)).value();
  }

  private static Table table() {
    return new Table(LOCAL.client(), LOCAL.name());
  }
}
