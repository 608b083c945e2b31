package org.backbone.functions.mailsender;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backbone.mail.SendMail;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.mail.table.FileShelf;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaCall;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Tick;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.ses.SesMailer;
import org.backbone.platform.table.Table;

/// New messages from the stream, and the schedule's sweep: translates, decides nothing. The stream
/// is told which record was not dealt with first, so that those before it are not repeated.
public final class MailSenderHandler implements RequestStreamHandler {
  // Time to finish the message that is being sent.
  static final Duration RESERVE = Duration.ofSeconds(20);

  private final SendMail sendMail;

  /// Wires the deployed function.
  public MailSenderHandler() {
    this(Env.system());
  }

  private MailSenderHandler(Env env) {
    this(
        new SendMail(
            new DynamoOutbox(
                Table.named(env.require("TABLE_NAME")),
                new FileShelf(S3FileStore.ofSmallFiles(env.require("OUTBOX_BUCKET")))),
            SesMailer.standard(env.require("MAIL_CONFIGURATION_SET")),
            LambdaClock.standard(),
            JsonLog.of("mail-sender")));
  }

  MailSenderHandler(SendMail sendMail) {
    this.sendMail = sendMail;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var deadline = LambdaCall.deadline(context, RESERVE);
    LambdaCall.answer(
        input,
        output,
        context,
        event ->
            event.has("Records")
                ? stream(NewMail.all(event.path("Records")), deadline)
                : sweep(Tick.timeOf(event), deadline));
  }

  private Map<String, Object> stream(List<NewMail> records, Deadline deadline) {
    var done = sendMail.arrived(records.stream().map(NewMail::id).toList(), deadline);
    var failures =
        records.stream()
            .skip(done)
            .limit(1)
            .map(record -> Map.of("itemIdentifier", record.sequenceNumber()))
            .toList();
    return Map.of("batchItemFailures", failures);
  }

  private Map<String, Object> sweep(Instant asOf, Deadline deadline) {
    return Map.of("sent", sendMail.sweep(asOf, deadline));
  }
}
