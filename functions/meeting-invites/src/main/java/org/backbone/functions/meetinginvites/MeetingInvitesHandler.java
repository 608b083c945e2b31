package org.backbone.functions.meetinginvites;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.table.FileShelf;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.letters.Invitation;
import org.backbone.meetings.letters.InvitePeople;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaCall;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Tick;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Table;

/// The schedule's tick: invites to what is due at its time.
public final class MeetingInvitesHandler implements RequestStreamHandler {
  // Time to write the invitation that has begun.
  static final Duration RESERVE = Duration.ofSeconds(15);

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
        new DynamoPartnerStore(table),
        new DynamoOutbox(
            table, new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET")))),
        new Composer(network, from),
        new Invitation(network, env.require("PUBLIC_URL"), new Calendar(network, from)),
        LambdaClock.standard(),
        JsonLog.of("meeting-invites"));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var deadline = LambdaCall.deadline(context, RESERVE);
    LambdaCall.answer(
        input,
        output,
        context,
        event -> Map.of("invited", invitePeople.tick(Tick.timeOf(event), deadline)));
  }
}
