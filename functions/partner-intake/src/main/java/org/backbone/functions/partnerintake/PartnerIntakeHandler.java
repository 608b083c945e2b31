package org.backbone.functions.partnerintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.InstantSource;
import org.backbone.access.Strangers;
import org.backbone.access.table.DynamoBudgets;
import org.backbone.access.table.DynamoFormKeys;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.pages.JoinSection;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.HousePages;
import org.backbone.platform.table.Outage;
import org.backbone.platform.table.Table;

/// `/partners/join` and `/api/v1/partners`.
public final class PartnerIntakeHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Routes routes;

  /// Wires the function to the table.
  public PartnerIntakeHandler() {
    this(Table.named(Env.system().require("TABLE_NAME")), LambdaClock.standard());
  }

  private PartnerIntakeHandler(Table table, InstantSource clock) {
    this(
        new DynamoPartnerStore(table),
        new Strangers(
            new DynamoBudgets(table),
            new DynamoFormKeys(table),
            Env.system().requireInt("STRANGER_LIMITS"),
            clock),
        clock,
        Env.system().require("NETWORK_NAME"),
        Env.system().require("PUBLIC_URL"),
        JsonLog.of("partner-intake"));
  }

  PartnerIntakeHandler(
      PartnerStore partners,
      Strangers strangers,
      InstantSource clock,
      String network,
      String publicUrl,
      Log log) {
    var joining = new JoinSection(partners, strangers, clock, network, log);
    var routes = Routes.of(publicUrl, new HousePages(network), Outage::isOne, log);
    this.routes = joining.addTo(routes).refusing(joining::unreadable);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.answer(event, context);
  }
}
