package org.backbone.functions.mailevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.backbone.mail.Outbox;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.table.FileShelf;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaCall;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Table;

/// SES's word on a message becomes the message's state. Events come more than once and in any
/// order; mail that is not of our outbox is left alone.
public final class MailEventsHandler implements RequestStreamHandler {
  private final Outbox outbox;
  private final Log log;

  /// Wires the deployed function.
  public MailEventsHandler() {
    this(Env.system());
  }

  private MailEventsHandler(Env env) {
    this(
        new DynamoOutbox(
            Table.named(env.require("TABLE_NAME")),
            new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET")))),
        JsonLog.of("mail-events"));
  }

  MailEventsHandler(Outbox outbox, Log log) {
    this.outbox = outbox;
    this.log = log;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    LambdaCall.answer(input, output, context, event -> reported(SesEvent.read(event)));
  }

  private Map<String, Boolean> reported(SesEvent event) {
    var known = false;
    for (var fate : event.fate()) {
      known = !event.outbox().isEmpty() && outbox.report(event.outbox(), fate, event.sesId());
    }
    log.info(
        "mail-reported", Map.of("type", event.type(), "outbox", event.outbox(), "known", known));
    return Map.of("known", known);
  }
}
