package org.backbone.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.backbone.platform.core.Deadline;

/// One call of a function, from its event to its answer. Every handler answers inside of one: those
/// of the HTTP API through [Routes#answer], all others through [#answer]. So each line of the log
/// has the call's request id, and nobody hands it around.
public final class LambdaCall {
  private static final ScopedValue<String> REQUEST_ID = ScopedValue.newInstance();

  private LambdaCall() {}

  /// What a function says to an event.
  public interface Answer {
    /// The answer, which becomes JSON. What it throws is retried, and alarms see it.
    Object to(JsonNode event) throws IOException;
  }

  /// Answers an event that is no request of the HTTP API: of a schedule, a stream, a bucket or a
  /// mail.
  public static void answer(InputStream input, OutputStream output, Context context, Answer answer)
      throws IOException {
    var event = Json.tree(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    var said = within(context, () -> answer.to(event));
    output.write(Json.write(said).getBytes(StandardCharsets.UTF_8));
  }

  /// The time that is left to the call, but for `reserve`: what it takes to finish what has begun.
  public static Deadline deadline(Context context, Duration reserve) {
    return () -> context.getRemainingTimeInMillis() < reserve.toMillis();
  }

  static <T, X extends Throwable> T within(Context context, ScopedValue.CallableOp<T, X> answer)
      throws X {
    return ScopedValue.where(REQUEST_ID, context.getAwsRequestId()).call(answer);
  }

  /// The id of the call that is being answered; none while a function is wired.
  static Optional<String> requestId() {
    return REQUEST_ID.isBound() ? Optional.of(REQUEST_ID.get()) : Optional.empty();
  }
}
