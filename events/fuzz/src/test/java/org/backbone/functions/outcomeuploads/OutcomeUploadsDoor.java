package org.backbone.functions.outcomeuploads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.backbone.access.ProgramDeeds;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore;
import org.backbone.access.Session;
import org.backbone.access.SignIn;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.access.twin.MemoryPeople;
import org.backbone.access.twin.MemoryProgramTokenStore;
import org.backbone.access.twin.MemorySessionStore;
import org.backbone.audit.Actor;
import org.backbone.audit.Matter;
import org.backbone.fuzz.HttpDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Moment;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailText;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.twin.MemoryEntryStore;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryLayoutStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.MemoryReceiptKeyStore;
import org.backbone.partners.Contact;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.files.BucketAddress;
import org.backbone.platform.files.DownloadLinks;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.files.Signer;
import org.backbone.platform.files.UploadForms;

/// Sign-in by link, and a contact's desk.
public final class OutcomeUploadsDoor {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final String EMAIL = "data@pantry.example.org";
  private static final String PARTNER = "eastside-food-pantry";

  private OutcomeUploadsDoor() {}

  /// Its target.
  public static Target target() {
    return HttpDoor.target(
        "outcome-uploads",
        OutcomeUploadsHandler.class,
        Map.of("token", "x".repeat(43)),
        50,
        OutcomeUploadsDoor::running);
  }

  private static HttpDoor.Running running() {
    var links = new MemoryLinks();
    var outbox = new MemoryOutbox(links);
    var partners = new MemoryPartnerStore(outbox);
    var sessions = new MemorySessionStore(links);
    var tokens = new MemoryProgramTokenStore(outbox.audit());
    var composer = new Composer("Cradle", "hello@network.example.org");
    var contact = new Contact("Ana", EMAIL, Language.EN);
    var application =
        Applications.of(
            "Eastside Food Pantry",
            PartnerKind.NONPROFIT,
            "food",
            List.of(),
            List.of("en"),
            "Tulsa",
            contact);
    var _ = partners.join(new Submission(Ids.token(), "a form", application, NOW));
    var mail =
        new MailText("welcome#a", EMAIL, "", Language.EN, "Welcome", "Hello", "<p>Hello</p>");
    var welcome = composer.compose(mail, Moment.of(NOW), NOW.plus(Duration.ofDays(1)));
    var link = new SignIn(PARTNER, EMAIL).link("x".repeat(43), Language.EN, NOW);
    var _ =
        partners.approve(
            PARTNER,
            NOW,
            Actor.staff("5f1c", "Facilitator"),
            KeptMessage.on(outbox.shelf(), welcome),
            link);
    var address = BucketAddress.at("uploads", "us-east-1", "http://127.0.0.1:9000");
    var signer = Signer.with("id", "secret", "us-east-1");
    var handler =
        new OutcomeUploadsHandler(
            new OutcomeUploadsHandler.Surroundings(
                partners,
                partners,
                new Strangers(new MemoryBudgets(), new MemoryFormKeys(), 1000, CLOCK),
                sessions,
                tokens,
                new MemoryPeople(),
                links,
                outbox,
                composer,
                new MemoryMetricStore(),
                new MemoryLayoutStore(),
                new MemoryEntryStore(),
                new MemoryExpectationStore(outbox.audit()),
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
    return new HttpDoor.Running(
        handler, sessions.start(Session.from(NOW, PARTNER, EMAIL, Language.EN)), program(tokens));
  }

  private static String program(ProgramTokenStore tokens) {
    var token = ProgramToken.of(PARTNER, EMAIL, "Export", "key", NOW, Duration.ofDays(30));
    var matter = new Matter("partner", PARTNER, PARTNER);
    var line = ProgramDeeds.made(token, matter, Actor.partner(PARTNER, PARTNER));
    return ((ProgramTokenStore.Making.Made) tokens.make(token, line)).value();
  }
}
