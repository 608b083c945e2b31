package org.backbone.functions.staffconsole;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backbone.access.People;
import org.backbone.access.ProgramTokenStore;
import org.backbone.access.Programs;
import org.backbone.access.SessionStore;
import org.backbone.access.StaffSessionStore;
import org.backbone.access.pages.PeopleConsole;
import org.backbone.access.staff.Issuer;
import org.backbone.access.staff.StaffDoor;
import org.backbone.access.staff.StaffSignIn;
import org.backbone.access.staff.StaffTokens;
import org.backbone.access.table.DynamoPeople;
import org.backbone.access.table.DynamoProgramTokenStore;
import org.backbone.access.table.DynamoSessionStore;
import org.backbone.access.table.DynamoStaffSessionStore;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.pages.AuditConsole;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.mail.MailShelf;
import org.backbone.mail.Outbox;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.pages.MailConsole;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.table.FileShelf;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.pages.MeetingsConsole;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.pages.CatalogueConsole;
import org.backbone.metrics.pages.FiguresConsole;
import org.backbone.metrics.table.DynamoCatalogueStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.pages.ExpectConsole;
import org.backbone.outcomes.pages.OutcomesConsole;
import org.backbone.outcomes.pages.OwedConsole;
import org.backbone.outcomes.pages.RebuildConsole;
import org.backbone.outcomes.rebuild.LookStore;
import org.backbone.outcomes.table.DynamoExpectationStore;
import org.backbone.outcomes.table.DynamoLookStore;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.letters.ApprovePartner;
import org.backbone.partners.letters.WelcomeMail;
import org.backbone.partners.pages.PartnerChanges;
import org.backbone.partners.pages.PartnersConsole;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Wake;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.HousePages;
import org.backbone.platform.pages.console.Console;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Outage;
import org.backbone.platform.table.Table;
import org.backbone.platform.tokens.PublishedKeys;
import org.backbone.platform.wake.LambdaFunctions;

/// `/console` and `/api/v1/staff`: puts the capabilities' sections in order, decides nothing.
public final class StaffConsoleHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  // Where each kind of thing that the audit trail tells of has its page.
  private static final List<AuditConsole.Place> PLACES =
      List.of(
          new AuditConsole.Place("partner", "/console/partners/"),
          new AuditConsole.Place("series", "/meetings/"),
          new AuditConsole.Place("mail", ""),
          new AuditConsole.Place("person", ""),
          new AuditConsole.Place("indicator", "/console/catalogue/indicators/"),
          new AuditConsole.Place("dataset", "/console/catalogue/datasets/"),
          new AuditConsole.Place("dimension", "/console/catalogue/dimensions/"),
          new AuditConsole.Place("place", "/console/catalogue/places/"),
          new AuditConsole.Place("catalogue", ""),
          new AuditConsole.Place("rebuild", "/console/"));

  /// Where things are kept.
  record Stores(
      PartnerStore partners,
      SlotStore slots,
      ExpectationStore expectations,
      LookStore looks,
      RollupStore rollups,
      CatalogueStore catalogue,
      MeetingStore meetings,
      Outbox outbox,
      MailShelf shelf,
      AuditTrail audit,
      StaffSessionStore staffSessions,
      SessionStore sessions,
      ProgramTokenStore tokens,
      People people) {
    static Stores in(Table table, MailShelf shelf, FileStore tombstones) {
      return new Stores(
          new DynamoPartnerStore(table),
          new DynamoSlotStore(table),
          new DynamoExpectationStore(table),
          new DynamoLookStore(table),
          new DynamoRollupStore(table),
          new DynamoCatalogueStore(table),
          new DynamoMeetingStore(table),
          new DynamoOutbox(table, shelf),
          shelf,
          new DynamoAuditTrail(table),
          new DynamoStaffSessionStore(table),
          new DynamoSessionStore(table),
          new DynamoProgramTokenStore(table),
          new DynamoPeople(table, tombstones, erasures(shelf)));
    }

    // Of each type of item that says whom it is about.
    private static Map<String, Erasure> erasures(MailShelf shelf) {
      var all = new HashMap<String, Erasure>();
      all.putAll(DynamoOutbox.erasures(shelf));
      all.putAll(DynamoLinks.erasures());
      all.putAll(DynamoSessionStore.erasures());
      all.putAll(DynamoProgramTokenStore.erasures());
      all.putAll(DynamoPartnerStore.erasures());
      all.putAll(DynamoMeetingStore.erasures());
      all.putAll(DynamoSlotStore.erasures());
      return all;
    }
  }

  private final LiveCatalogue catalogue;
  private final Routes routes;

  /// Wires the function to the table and the issuer.
  public StaffConsoleHandler() {
    this(Env.system());
  }

  private StaffConsoleHandler(Env env) {
    this(
        env,
        Stores.in(
            Table.named(env.require("TABLE_NAME")),
            new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET"))),
            S3FileStore.ofSmallFiles(env.require("UPLOAD_BUCKET"))),
        LambdaFunctions.standard().named(env.require("OUTCOME_INGEST")),
        LambdaClock.standard());
  }

  /// @param ingest wakes whoever reads files
  StaffConsoleHandler(Env env, Stores stores, Wake ingest, InstantSource clock) {
    this.catalogue = new LiveCatalogue(stores.catalogue());
    var log = JsonLog.of("staff-console");
    var network = env.require("NETWORK_NAME");
    var zone = ZoneId.of(env.require("NETWORK_ZONE"));
    var frame =
        new ConsoleFrame(
            network,
            zone,
            List.of(
                OwedConsole.LINK,
                CatalogueConsole.LINK,
                MailConsole.LINK,
                PeopleConsole.LINK,
                AuditConsole.LINK));
    var audit = new AuditConsole(stores.audit(), PLACES, frame, clock);
    var door = door(env, stores.staffSessions(), clock, log);
    var outcomes =
        new OutcomesConsole(
            stores.partners(), stores.slots(), catalogue.view(DatasetFiles::of), frame, clock);
    var uploads = new Uploads(stores.slots(), catalogue.view(DatasetFiles::of), clock, zone);
    var owed =
        new OwedConsole(stores.partners(), uploads, stores.expectations(), frame, clock, zone);
    var changes =
        new PartnerChanges(
            stores.partners(),
            stores.sessions(),
            new Programs(stores.tokens(), clock, zone),
            frame,
            clock,
            log);
    var welcome =
        new WelcomeMail(
            new Composer(network, env.require("MAIL_FROM")),
            network,
            env.require("PUBLIC_URL"),
            zone);
    var partners =
        new PartnersConsole(
            stores.partners(),
            new ApprovePartner(stores.partners(), welcome, stores.shelf(), clock),
            List.of(changes, outcomes),
            audit,
            frame,
            clock,
            log);
    var sections =
        List.<ConsoleSection>of(
            partners,
            changes,
            new PeopleConsole(stores.people(), frame, clock, log),
            new MailConsole(stores.outbox(), frame, clock, log),
            outcomes,
            owed,
            new ExpectConsole(stores.partners(), uploads, stores.expectations(), frame, clock, log),
            new RebuildConsole(stores.looks(), ingest, frame, clock),
            new FiguresConsole(
                stores.rollups(), catalogue.view(CatalogueDocument::measures), frame),
            new CatalogueConsole(
                stores.catalogue(), List.of(DatasetFiles::faults), frame, clock, log),
            new MeetingsConsole(stores.meetings(), frame, clock, log),
            audit);
    var routes = Routes.of(env.require("PUBLIC_URL"), new HousePages(network), Outage::isOne, log);
    this.routes = new Console(frame, door, sections, clock).addTo(door.addTo(routes, frame));
  }

  private static StaffDoor door(Env env, StaffSessionStore sessions, InstantSource clock, Log log) {
    var publicUrl = env.require("PUBLIC_URL");
    var audience = env.require("STAFF_AUDIENCE");
    var issuer = new Issuer(env.require("STAFF_ISSUER"));
    var keys =
        PublishedKeys.of(
            env.require("STAFF_ISSUER"), e -> log.warn("issuer-without-keys", Map.of(), e));
    var tokens = new StaffTokens(env.require("STAFF_ISSUER"), audience, keys);
    return new StaffDoor(new StaffSignIn(issuer, tokens, sessions, audience, publicUrl), clock);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    catalogue.begin();
    return routes.answer(event, context);
  }
}
