package org.backbone.platform.lambda;

import static java.util.stream.Collectors.joining;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.backbone.platform.core.Problem;

/// Which service answers which route of the HTTP API. The keys are `template.yaml`'s: method,
/// space, path (`GET /meetings/{series}`), or `$default` for whatever no other route takes; a test
/// holds both together.
public final class Routes {
  private static final String DEFAULT = "$default";

  private final Map<String, Function<Request, Reply>> byKey;
  private final BiFunction<Request, BadRequest, Reply> refusal;

  private Routes(
      Map<String, Function<Request, Reply>> byKey, BiFunction<Request, BadRequest, Reply> refusal) {
    this.byKey = byKey;
    this.refusal = refusal;
  }

  /// No routes yet; a request that cannot be read is answered with the problems' codes (see
  /// [#refusing]).
  public static Routes none() {
    return new Routes(Map.of(), Routes::codes);
  }

  /// These and one more.
  public Routes on(String key, Function<Request, Reply> answer) {
    var more = new LinkedHashMap<>(byKey);
    if (more.put(key, answer) != null) {
      throw new IllegalStateException("two answers to " + key);
    }
    return new Routes(more, refusal);
  }

  /// These, answering a request that cannot be read with `refusal`: a page in the reader's own
  /// language, say. Where it is the query that is broken, `refusal` sees a request without one.
  public Routes refusing(BiFunction<Request, BadRequest, Reply> refusal) {
    return new Routes(byKey, refusal);
  }

  /// Answers an event of the HTTP API. A [BadRequest] becomes an answer of its status; any other
  /// exception is a bug or a broken dependency and escapes.
  public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
    return LambdaCall.within(context, () -> answer(event));
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    var route = byKey.get(event.getRouteKey());
    if (route == null) {
      throw new IllegalStateException("no answer to " + event.getRouteKey());
    }
    try {
      return route.apply(read(event)).toResponse();
    } catch (BadRequest e) {
      return refusal.apply(Request.leniently(event), e).toResponse();
    }
  }

  // Where nothing is, a broken query changes nothing.
  private static Request read(APIGatewayV2HTTPEvent event) {
    return event.getRouteKey().equals(DEFAULT) ? Request.leniently(event) : Request.of(event);
  }

  // What people read is said by a section, in their language; here nobody has words yet.
  private static Reply codes(Request request, BadRequest bad) {
    var all = bad.problems().stream().map(Problem::code).collect(joining("\n"));
    return request.isForApi()
        ? ProblemReply.of(bad.status(), all, bad.problems(), Problem::code)
        : Reply.text(bad.status(), all);
  }
}
