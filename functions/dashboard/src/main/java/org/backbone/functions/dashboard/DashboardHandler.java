package org.backbone.functions.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.pages.NextSessions;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.pages.MeasuresSection;
import org.backbone.metrics.pages.PathSection;
import org.backbone.metrics.pages.PublicMeasures;
import org.backbone.metrics.table.DynamoCatalogueStore;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.pages.PrivacySection;
import org.backbone.partners.pages.WhoTakesPart;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.HousePages;
import org.backbone.platform.pages.site.DeclaredRoutes;
import org.backbone.platform.pages.site.PublicSite;
import org.backbone.platform.table.Outage;
import org.backbone.platform.table.Table;

/// The public site: puts the capabilities' sections in order, decides nothing.
public final class DashboardHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final LiveCatalogue catalogue;
  private final Routes routes;

  /// Builds everything from the environment.
  public DashboardHandler() {
    this(Env.system(), Table.named(Env.system().require("TABLE_NAME")));
  }

  private DashboardHandler(Env env, Table table) {
    this(
        new DynamoCatalogueStore(table),
        new DynamoReleaseStore(table),
        new DynamoMeetingStore(table),
        new DynamoPartnerStore(table),
        LambdaClock.standard(),
        env.require("PUBLIC_URL"),
        env.require("NETWORK_NAME"),
        env.require("MAIL_FROM"),
        ZoneId.of(env.require("NETWORK_ZONE")));
  }

  DashboardHandler(
      CatalogueStore catalogue,
      ReleaseStore releases,
      MeetingStore meetings,
      PartnerStore partners,
      InstantSource clock,
      String publicUrl,
      String network,
      String mailbox,
      ZoneId zone) {
    this.catalogue = new LiveCatalogue(catalogue);
    var view =
        new PublicMeasures(this.catalogue.view(CatalogueDocument::measures), releases, partners);
    var who = new WhoTakesPart(partners);
    this.routes =
        new PublicSite(
                network,
                publicUrl,
                DeclaredRoutes.bundled(),
                who::hero,
                List.of(
                    new NextSessions(meetings, clock, zone), new PathSection(view), who::section),
                List.of(
                    new MeasuresSection(view, publicUrl, network, zone),
                    new PrivacySection(network, mailbox)))
            .addTo(
                Routes.of(
                    publicUrl, new HousePages(network), Outage::isOne, JsonLog.of("dashboard")));
  }

  /// Answers a request of the HTTP API.
  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    catalogue.begin();
    return routes.answer(event, context);
  }
}
