package org.backbone.functions.clock;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backbone.mail.DueMail;
import org.backbone.mail.table.DynamoDueMail;
import org.backbone.meetings.DueInvitations;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Wake;
import org.backbone.platform.core.WakeWhatIsDue;
import org.backbone.platform.core.WakeWhatIsDue.Watch;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaCall;
import org.backbone.platform.lambda.Tick;
import org.backbone.platform.table.Table;
import org.backbone.platform.wake.LambdaFunctions;

/// The tick of a quarter of an hour: wakes who has something to do.
public final class ClockHandler implements RequestStreamHandler {
  // Time for one look and one call, each at its slowest.
  static final Duration RESERVE = Duration.ofSeconds(25);

  private final WakeWhatIsDue wakeWhatIsDue;
  private final Log log = JsonLog.of("clock");

  /// Wires the deployed function.
  public ClockHandler() {
    this(Env.system());
  }

  private ClockHandler(Env env) {
    this(env, Table.named(env.require("TABLE_NAME")), LambdaFunctions.standard());
  }

  private ClockHandler(Env env, Table table, LambdaFunctions functions) {
    this(
        new DynamoRollupStore(table),
        functions.named(env.require("METRIC_ROLLUPS")),
        new DueInvitations(new DynamoMeetingStore(table), new DynamoPartnerStore(table)),
        functions.named(env.require("MEETING_INVITES")),
        new DynamoDueMail(table),
        functions.named(env.require("MAIL_SENDER")));
  }

  ClockHandler(
      RollupStore figures,
      Wake metricRollups,
      DueInvitations invitations,
      Wake meetingInvites,
      DueMail mail,
      Wake mailSender) {
    this.wakeWhatIsDue =
        new WakeWhatIsDue(
            List.of(
                // What is dirty is due, whatever the time.
                new Watch("metric-rollups", _ -> figures.isDue(), metricRollups),
                new Watch("meeting-invites", invitations::isDue, meetingInvites),
                new Watch("mail-sender", mail::isDue, mailSender)),
            log);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var deadline = LambdaCall.deadline(context, RESERVE);
    LambdaCall.answer(input, output, context, event -> looked(Tick.timeOf(event), deadline));
  }

  private Map<String, List<String>> looked(Instant asOf, Deadline deadline) {
    var woken = wakeWhatIsDue.look(asOf, deadline);
    log.info("clock-looked", Map.of("asOf", asOf.toString(), "woken", String.join(" ", woken)));
    return Map.of("woken", woken);
  }
}
