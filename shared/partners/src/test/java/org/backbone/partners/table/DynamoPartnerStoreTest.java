package org.backbone.partners.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backbone.access.ContactDirectory;
import org.backbone.access.SignIn;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Links;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.twin.MemoryShelf;
import org.backbone.partners.Contact;
import org.backbone.partners.Decision;
import org.backbone.partners.Joining;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.Submission;
import org.backbone.partners.SuspendedContacts;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.PartnerStoreContract;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.mail.Mime;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Table;
import org.backbone.testkit.JustBefore;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@Tag("contract")
class DynamoPartnerStoreTest extends PartnerStoreContract {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  private static final Erasure ERASURE =
      Objects.requireNonNull(DynamoPartnerStore.erasures().get("partner"));
  private static final Contact OTHER = new Contact("X", "x@unlike.example.org", Language.EN);
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  @Test
  void aDeclineThatAnApprovalCameBeforeChangesNothing() {
    var partner = joined();
    var late = partners(() -> assertThat(approve(partners(), partner)).isNotNull());

    assertThat(late.decline(partner.id(), NOW, STAFF)).isInstanceOf(Decision.AlreadyDecided.class);
    assertThat(partners().find(partner.id()).orElseThrow().isApproved()).isTrue();
  }

  @Test
  void anApprovalThatADeclineCameBeforeLooksAgain() {
    var partner = joined();
    var late = partners(() -> partners().decline(partner.id(), NOW.plusSeconds(1), STAFF));

    assertThat(approve(late, partner)).isInstanceOf(Decision.Decided.class);
    assertThat(partners().find(partner.id()).orElseThrow().status())
        .isEqualTo(PartnerStatus.APPROVED);
    assertThat(partners().decline(partner.id(), NOW, STAFF))
        .isInstanceOf(Decision.AlreadyDecided.class);
  }

  @Test
  void whatMeetsAnotherTransactionIsTriedAgain() {
    var joining =
        partners(DynamoPartnerStoreTest::conflict).join(submission("Pantry " + Ids.token()));
    assertThat(joining).isInstanceOf(Joining.Joined.class);
    var partner = ((Joining.Joined) joining).partner();

    assertThat(partners(DynamoPartnerStoreTest::conflict).decline(partner.id(), NOW, STAFF))
        .isInstanceOf(Decision.Decided.class);
    assertThat(approve(partners(DynamoPartnerStoreTest::conflict), partner))
        .isInstanceOf(Decision.Decided.class);
    assertThat(partners().find(partner.id()).orElseThrow().isApproved()).isTrue();
  }

  @Test
  void aRequestToJoinGoesWholeWithItsContactAndMayBeMadeAgain() {
    var submission = submission("Pantry " + Ids.token());
    var partner = ((Joining.Joined) partners().join(submission)).partner();

    erase(partner);
    erase(partner);

    assertThat(partners().find(partner.id())).isEmpty();
    assertThat(partners().list(PartnerStatus.PENDING, "", 100).partners())
        .extracting(PartnerSummary::id)
        .doesNotContain(partner.id());
    assertThat(partners().alike(partner.with(OTHER).summary())).isEmpty();
    assertThat(partners().join(submission)).isEqualTo(new Joining.Joined(partner));
  }

  @Test
  void aMemberStaysAndSoDoesASuspendedOne() {
    var partner = joined();
    approve(partners(), partner);

    assertThat(stays(partner)).isTrue();
    partners().suspend(partner.id(), NOW, STAFF);
    assertThat(stays(partner)).isTrue();
  }

  private static boolean stays(Partner partner) {
    return ERASURE.stays().test(item(partner));
  }

  private static void erase(Partner partner) {
    var table = new Table(LOCAL.client(), LOCAL.name());
    table
        .get("PARTNER#" + partner.id(), "META")
        .ifPresent(item -> ERASURE.act().accept(table, item));
  }

  private static Map<String, AttributeValue> item(Partner partner) {
    return new Table(LOCAL.client(), LOCAL.name())
        .get("PARTNER#" + partner.id(), "META")
        .orElseThrow();
  }

  private static PartnerStore partners(Runnable beforeTheFirstTransaction) {
    return new DynamoPartnerStore(
        new Table(
            JustBefore.theFirst(
                "transactWriteItems",
                DynamoDbClient.class,
                LOCAL.client(),
                beforeTheFirstTransaction),
            LOCAL.name()));
  }

  private static void conflict() {
    throw TransactionCanceledException.builder()
        .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
        .build();
  }

  private Partner joined() {
    return ((Joining.Joined) partners().join(submission("Pantry " + Ids.token()))).partner();
  }

  private static Submission submission(String name) {
    var contact = new Contact("Desk", "desk@pantry.example.org", Language.EN);
    return new Submission(
        name,
        "digest",
        Applications.of(name, PartnerKind.NONPROFIT, "", List.of(), List.of(), "", contact),
        NOW);
  }

  private static Decision approve(PartnerStore partners, Partner partner) {
    var address = partner.contact().email();
    var label =
        new MailLabel(
            "welcome#" + partner.id(),
            "welcome",
            address,
            "Welcome",
            NOW,
            NOW.plus(SignIn.WELCOME));
    return partners.approve(
        partner.id(),
        NOW,
        STAFF,
        KeptMessage.on(new MemoryShelf(), new OutboxMessage(label, new Mime(new byte[] {1}))),
        new SignIn(partner.id(), address).link(Ids.token(), Language.EN, NOW.plus(SignIn.WELCOME)));
  }

  @Override
  protected PartnerStore partners() {
    return new DynamoPartnerStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected ContactDirectory directory() {
    return new DynamoPartnerStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected SuspendedContacts suspended() {
    return new DynamoPartnerStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected Outbox outbox() {
    return new DynamoOutbox(new Table(LOCAL.client(), LOCAL.name()), shelf);
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected Links links() {
    return new DynamoLinks(new Table(LOCAL.client(), LOCAL.name()));
  }
}
