package org.backbone.functions.outcomeuploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.backbone.access.Door;
import org.backbone.access.SignIn;
import org.backbone.access.Strangers;
import org.backbone.access.table.DynamoBudgets;
import org.backbone.access.table.DynamoProgramTokenStore;
import org.backbone.access.table.DynamoSessionStore;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.audit.Actor;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.MailLabel;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.twin.MemoryShelf;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.outcomes.twin.MemoryEntryStore;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryLayoutStore;
import org.backbone.outcomes.twin.MemoryReceiptKeyStore;
import org.backbone.partners.Contact;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.Submission;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.partners.twin.Applications;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.files.BucketAddress;
import org.backbone.platform.files.DownloadLinks;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.files.Signer;
import org.backbone.platform.files.UploadForms;
import org.backbone.platform.mail.Mime;
import org.backbone.platform.table.Table;
import org.backbone.testkit.CountedCalls;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.LocalTable;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The clock must not tell who is a member.
@Tag("contract")
class SignInCallsTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final String KNOWN = "desk@river.example.org";

  private final CountedCalls calls = new CountedCalls();
  private final Table table = new Table(LOCAL.client(calls), LOCAL.name());
  private final MemoryFormKeys keys = new MemoryFormKeys();
  private final MemoryShelf shelf = new MemoryShelf();

  @Test
  void anAddressThatIsKnownAndOneThatIsNotMakeTheSameCalls() {
    member();
    var handler = handler();

    var known = calls.during(() -> ask(handler, KNOWN));
    var unknown = calls.during(() -> ask(handler, "nobody@nowhere.example.org"));

    assertThat(unknown).isEqualTo(known);
    assertThat(known).containsEntry("TransactWriteItems", 1);
  }

  private void ask(OutcomeUploadsHandler handler, String email) {
    var asked =
        HttpEvents.to("POST /sign-in")
            .form("email", email, "key", Ids.token(), "drawn", keys.stamp(Door.SIGN_IN, NOW))
            .event();
    assertThat(handler.handleRequest(asked, new TestContext(10_000)).getStatusCode())
        .isEqualTo(303);
  }

  private void member() {
    var partners = new DynamoPartnerStore(table);
    var application =
        Applications.of(
            "River Food Bank",
            PartnerKind.NONPROFIT,
            "",
            List.of(),
            List.of(),
            "",
            new Contact("Desk", KNOWN, Language.EN));
    partners.join(new Submission("key", "digest", application, NOW));
    var partner = partners.list(PartnerStatus.PENDING, "", 1).partners().getFirst();
    var until = NOW.plus(SignIn.WELCOME);
    partners.approve(
        partner.id(),
        NOW,
        STAFF,
        KeptMessage.on(
            shelf,
            new OutboxMessage(
                new MailLabel("welcome#" + partner.id(), "welcome", KNOWN, "W", NOW, until),
                new Mime(new byte[1]))),
        new SignIn(partner.id(), KNOWN).link(Ids.token(), Language.EN, until));
  }

  private OutcomeUploadsHandler handler() {
    var address = BucketAddress.at("uploads", "us-east-1", "http://127.0.0.1:9000");
    var signer = Signer.with("id", "secret", "us-east-1");
    var partners = new DynamoPartnerStore(table);
    return new OutcomeUploadsHandler(
        new OutcomeUploadsHandler.Surroundings(
            partners,
            partners,
            new Strangers(new DynamoBudgets(table), keys, 1, CLOCK),
            new DynamoSessionStore(table),
            new DynamoProgramTokenStore(table),
            _ -> List.of(),
            new DynamoLinks(table),
            new DynamoOutbox(table, shelf),
            new Composer("Cradle", "hello@network.example.org"),
            new DynamoSlotStore(table),
            new MemoryLayoutStore(),
            new MemoryEntryStore(),
            new MemoryExpectationStore(new MemoryAuditTrail()),
            new MemoryReceiptKeyStore(),
            new MemoryFileStore(),
            _ -> {},
            new MemoryMeetingStore(),
            new LiveCatalogue(new MemoryCatalogueStore()),
            new UploadForms(address, signer, CLOCK),
            new DownloadLinks(address, signer, CLOCK),
            CLOCK,
            "Cradle to Career Tulsa County",
            "hello@network.example.org",
            ZoneId.of("America/Chicago"),
            "https://network.example.org"));
  }
}
