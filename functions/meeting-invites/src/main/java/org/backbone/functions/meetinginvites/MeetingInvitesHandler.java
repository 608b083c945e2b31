package org.backbone.functions.meetinginvites;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.letters.Invitation;
import org.backbone.meetings.letters.InvitePeople;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.table.Table;

/// A tick of the schedule; its scheduled time is "now" for all that it decides, so that any day can
/// be replayed.
public final class MeetingInvitesHandler
    implements RequestHandler<Map<String, String>, Map<String, Integer>> {
  private final InvitePeople invitePeople;

  /// Wires the deployed function.
  public MeetingInvitesHandler() {
    this(Env.system());
  }

  private MeetingInvitesHandler(Env env) {
    this(invitePeople(env));
  }

  MeetingInvitesHandler(InvitePeople invitePeople) {
    this.invitePeople = invitePeople;
  }

  private static InvitePeople invitePeople(Env env) {
    var table = Table.named(env.require("TABLE_NAME"));
    var network = env.require("NETWORK_NAME");
    var from = env.require("MAIL_FROM");
    return new InvitePeople(
        new DynamoMeetingStore(table),
        new DynamoOutbox(table),
        new Composer(network, from),
        new Invitation(network, env.require("PUBLIC_URL"), new Calendar(network, from)),
        InstantSource.system(),
        JsonLog.of("meeting-invites"));
  }

  @Override
  public Map<String, Integer> handleRequest(Map<String, String> event, Context context) {
    var scheduledTime = event.get("scheduledTime");
    if (scheduledTime == null) {
      throw new IllegalArgumentException("a tick without its scheduled time");
    }
    return Map.of("invited", invitePeople.tick(Instant.parse(scheduledTime)));
  }
}
