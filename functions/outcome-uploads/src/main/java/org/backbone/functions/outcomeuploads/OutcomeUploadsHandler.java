package org.backbone.functions.outcomeuploads;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.backbone.access.AboutPeople;
import org.backbone.access.ContactDirectory;
import org.backbone.access.ProgramTokenStore;
import org.backbone.access.Programs;
import org.backbone.access.SessionStore;
import org.backbone.access.Strangers;
import org.backbone.access.letters.SendSignInLink;
import org.backbone.access.pages.Sessions;
import org.backbone.access.pages.SignInDesk;
import org.backbone.access.pages.SignInPages;
import org.backbone.access.table.DynamoBudgets;
import org.backbone.access.table.DynamoFormKeys;
import org.backbone.access.table.DynamoPeople;
import org.backbone.access.table.DynamoProgramTokenStore;
import org.backbone.access.table.DynamoSessionStore;
import org.backbone.mail.Links;
import org.backbone.mail.Outbox;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.table.FileShelf;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.table.DynamoCatalogueStore;
import org.backbone.outcomes.EntryStore;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.ReadAgain;
import org.backbone.outcomes.ReadFile;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.pages.Agreements;
import org.backbone.outcomes.pages.ColumnsDesk;
import org.backbone.outcomes.pages.ConfirmDesk;
import org.backbone.outcomes.pages.DeskPage;
import org.backbone.outcomes.pages.DeskPages;
import org.backbone.outcomes.pages.EntryDesk;
import org.backbone.outcomes.pages.Members;
import org.backbone.outcomes.pages.ProgramsDesk;
import org.backbone.outcomes.pages.ReceiptsDesk;
import org.backbone.outcomes.pages.TemplateDesk;
import org.backbone.outcomes.pages.UploadDesk;
import org.backbone.outcomes.pages.UploadPages;
import org.backbone.outcomes.pages.YouDesk;
import org.backbone.outcomes.receipts.ReceiptKeyStore;
import org.backbone.outcomes.table.DynamoEntryStore;
import org.backbone.outcomes.table.DynamoExpectationStore;
import org.backbone.outcomes.table.DynamoLayoutStore;
import org.backbone.outcomes.table.DynamoReceiptKeyStore;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.files.BucketAddress;
import org.backbone.platform.files.DownloadLinks;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.files.Signer;
import org.backbone.platform.files.UploadForms;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.HousePages;
import org.backbone.platform.pages.site.PublicSection;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Outage;
import org.backbone.platform.table.Table;
import org.backbone.platform.wake.LambdaFunctions;

/// `/sign-in`, `/desk`, `/uploads` and their JSON: translates, decides nothing.
public final class OutcomeUploadsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final LiveCatalogue catalogue;
  private final Routes routes;

  /// What the function is made of.
  ///
  /// @param mailbox the address that people write to
  /// @param publicUrl where people reach the network, without a slash at the end
  record Surroundings(
      PartnerStore partners,
      ContactDirectory contacts,
      Strangers strangers,
      SessionStore sessions,
      ProgramTokenStore tokens,
      AboutPeople people,
      Links links,
      Outbox outbox,
      Composer composer,
      SlotStore slots,
      LayoutStore layouts,
      EntryStore entries,
      ExpectationStore expectations,
      ReceiptKeyStore receiptKeys,
      FileStore files,
      ReadFile readFile,
      MeetingStore meetings,
      LiveCatalogue catalogue,
      UploadForms forms,
      DownloadLinks downloads,
      InstantSource clock,
      String network,
      String mailbox,
      ZoneId zone,
      String publicUrl) {}

  /// Wires the deployed function.
  public OutcomeUploadsHandler() {
    this(deployed(Env.system()));
  }

  OutcomeUploadsHandler(Surroundings parts) {
    this.catalogue = parts.catalogue();
    var clock = parts.clock();
    var log = JsonLog.of("outcome-uploads");
    var sessions = new Sessions(parts.sessions(), clock, parts.publicUrl());
    var uploads = new Uploads(parts.slots(), catalogue.view(DatasetFiles::of), clock, parts.zone());
    var pages = new DeskPages(parts.network(), parts.zone());
    var programs = new Programs(parts.tokens(), clock, parts.zone());
    var agreements = new Agreements(pages, clock, parts.zone(), parts.mailbox());
    var members = new Members(sessions, programs, parts.partners());
    var sendSignInLink =
        new SendSignInLink(
            parts.contacts(),
            parts.outbox(),
            parts.composer(),
            clock,
            parts.network(),
            parts.publicUrl());
    var signIn =
        new SignInDesk(
            sendSignInLink,
            parts.strangers(),
            parts.links(),
            parts.contacts(),
            sessions,
            new SignInPages(parts.network()),
            clock,
            log);
    var desk =
        new UploadDesk(
            members,
            uploads,
            agreements,
            parts.forms(),
            parts.downloads(),
            pages,
            new DeskPage(pages, uploads, parts.expectations(), agreements, parts.meetings(), clock),
            new UploadPages(pages, uploads, parts.layouts()),
            clock,
            log,
            parts.publicUrl());
    var columns =
        new ColumnsDesk(
            members,
            uploads,
            parts.layouts(),
            parts.readFile(),
            catalogue.view(CatalogueDocument::measures),
            pages,
            clock,
            log);
    var confirm =
        new ConfirmDesk(
            members,
            uploads,
            parts.readFile(),
            catalogue.view(CatalogueDocument::measures),
            pages,
            log);
    var entry =
        new EntryDesk(
            members,
            uploads,
            agreements,
            parts.entries(),
            parts.files(),
            catalogue.view(CatalogueDocument::measures),
            pages,
            clock,
            log);
    var routes = Routes.of(parts.publicUrl(), new HousePages(parts.network()), Outage::isOne, log);
    var you = new YouDesk(members, sessions, parts.people(), pages, parts.mailbox(), log);
    var ours = new ProgramsDesk(members, programs, pages, clock, log, parts.publicUrl());
    var receipts = new ReceiptsDesk(members, uploads, parts.receiptKeys(), pages);
    var templates = new TemplateDesk(members, uploads, parts.entries());
    for (var section :
        List.<PublicSection>of(
            signIn, desk, you, ours, columns, confirm, entry, receipts, templates)) {
      routes = section.addTo(routes);
    }
    this.routes = routes.refusing(desk::unreadable);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    catalogue.begin();
    return routes.answer(event, context);
  }

  private static Surroundings deployed(Env env) {
    var table = Table.named(env.require("TABLE_NAME"));
    var functions = LambdaFunctions.standard();
    var ingest = env.require("OUTCOME_INGEST");
    var partners = new DynamoPartnerStore(table);
    var clock = LambdaClock.standard();
    var address = BucketAddress.of(env.require("UPLOAD_BUCKET"));
    var signer = Signer.ofSdk(address.region());
    var network = env.require("NETWORK_NAME");
    return new Surroundings(
        partners,
        partners,
        new Strangers(
            new DynamoBudgets(table),
            new DynamoFormKeys(table),
            env.requireInt("STRANGER_LIMITS"),
            clock),
        new DynamoSessionStore(table),
        new DynamoProgramTokenStore(table),
        DynamoPeople.toRead(table),
        new DynamoLinks(table),
        new DynamoOutbox(
            table, new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET")))),
        new Composer(network, env.require("MAIL_FROM")),
        new DynamoSlotStore(table),
        new DynamoLayoutStore(table),
        new DynamoEntryStore(table),
        new DynamoExpectationStore(table),
        new DynamoReceiptKeyStore(table),
        S3FileStore.ofSmallFiles(env.require("UPLOAD_BUCKET")),
        upload -> functions.call(ingest, ReadAgain.event(upload)),
        new DynamoMeetingStore(table),
        new LiveCatalogue(new DynamoCatalogueStore(table)),
        new UploadForms(address, signer, clock),
        new DownloadLinks(address, signer, clock),
        clock,
        network,
        env.require("MAIL_FROM"),
        ZoneId.of(env.require("NETWORK_ZONE")),
        env.require("PUBLIC_URL"));
  }
}
