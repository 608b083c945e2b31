package org.backbone.functions.meetingdesk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.InstantSource;
import org.backbone.access.Strangers;
import org.backbone.access.table.DynamoBudgets;
import org.backbone.access.table.DynamoFormKeys;
import org.backbone.mail.Links;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.meetings.InvitationLink;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.pages.InvitationSection;
import org.backbone.meetings.pages.MeetingsSection;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.HousePages;
import org.backbone.platform.table.Outage;
import org.backbone.platform.table.Table;

/// `/meetings`, `/rsvp` and `/leave`: puts the sections of meetings in order, decides nothing.
public final class MeetingDeskHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Routes routes;

  /// Wires the deployed function.
  public MeetingDeskHandler() {
    this(Env.system());
  }

  private MeetingDeskHandler(Env env) {
    this(Table.named(env.require("TABLE_NAME")), LambdaClock.standard(), env);
  }

  private MeetingDeskHandler(Table table, InstantSource clock, Env env) {
    this(
        new DynamoMeetingStore(table),
        new DynamoLinks(table),
        new Strangers(
            new DynamoBudgets(table),
            new DynamoFormKeys(table),
            env.requireInt("STRANGER_LIMITS"),
            clock),
        clock,
        env.require("NETWORK_NAME"),
        env.require("MAIL_FROM"),
        env.require("PUBLIC_URL"));
  }

  MeetingDeskHandler(
      MeetingStore meetings,
      Links links,
      Strangers strangers,
      InstantSource clock,
      String network,
      String mailFrom,
      String publicUrl) {
    var log = JsonLog.of("meeting-desk");
    var calendar = new Calendar(network, mailFrom);
    var series = new MeetingsSection(meetings, strangers, calendar, network, publicUrl, clock, log);
    var link = new InvitationLink(meetings, links, clock);
    var invitations = new InvitationSection(link, network, log);
    var routes = Routes.of(publicUrl, new HousePages(network), Outage::isOne, log);
    this.routes = invitations.addTo(series.addTo(routes)).refusing(series::unreadable);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.answer(event, context);
  }
}
