package org.backbone.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.backbone.platform.core.Log;

/// Which service answers which route of the HTTP API. The keys are `template.yaml`'s: method,
/// space, path (`GET /meetings/{series}`), or `$default` for whatever no other route takes; a test
/// holds both together.
///
/// What holds on every route is done here, so that none can forget it:
///
/// - `HEAD` is answered as `GET`, without the body.
/// - What changes something must come from a page of ours (see [#on]).
/// - Who asks too often ([TooMany]) is told when to ask again.
/// - An exception becomes an answer of 503 or 500 that the reader understands, and one line in the
///   log, `request-failed`, which an alarm watches. This is the one place that catches what nobody
///   foresaw. An [Error] is not caught: a process that is out of memory must end, and Lambda starts
///   another.
public final class Routes {
  private static final String DEFAULT = "$default";
  private static final String YEAR = "max-age=31536000";

  /// What every route of a function shares.
  private record House(
      String publicUrl, HouseReplies replies, Predicate<Throwable> passes, Log log) {}

  private record Route(Function<Request, Reply> answer, boolean isOpenToOtherSites) {}

  private final House house;
  private final SameOrigin sameOrigin;
  private final Map<String, Route> byKey;
  private final BiFunction<Request, BadRequest, Reply> refusal;

  private Routes(
      House house, Map<String, Route> byKey, BiFunction<Request, BadRequest, Reply> refusal) {
    this.house = house;
    this.sameOrigin = new SameOrigin(house.publicUrl());
    this.byKey = byKey;
    this.refusal = refusal;
  }

  /// No routes yet, of a house where people come in at `publicUrl`.
  ///
  /// @param publicUrl where people reach the network, without a slash at the end
  /// @param replies what is said where no route has an answer
  /// @param passes whether what was thrown is a dependency's failure that passes by itself
  public static Routes of(
      String publicUrl, HouseReplies replies, Predicate<Throwable> passes, Log log) {
    return new Routes(new House(publicUrl, replies, passes, log), Map.of(), replies::unreadable);
  }

  /// These and one more. Unless its method is GET, it is answered only to a page of ours, or to a
  /// program: one that shows a bearer token, or has no cookie.
  public Routes on(String key, Function<Request, Reply> answer) {
    return with(key, new Route(answer, false));
  }

  /// These and one more that changes something, and that a page of another site may ask for too:
  /// its path alone permits it, and whatever cookies come along count for nothing.
  public Routes onFromAnywhere(String key, Function<Request, Reply> answer) {
    return with(key, new Route(answer, true));
  }

  private Routes with(String key, Route route) {
    var more = new LinkedHashMap<>(byKey);
    if (more.put(key, route) != null) {
      throw new IllegalStateException("two answers to " + key);
    }
    return new Routes(house, more, refusal);
  }

  /// These, answering a request that cannot be read with `refusal`: in a section's own words, say.
  /// Where it is the query that is broken, `refusal` sees a request without one.
  public Routes refusing(BiFunction<Request, BadRequest, Reply> refusal) {
    return new Routes(house, byKey, refusal);
  }

  /// Answers an event of the HTTP API. A [BadRequest] becomes an answer of its status; any other
  /// exception is a bug or a broken dependency, and becomes one of 500 or 503.
  public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
    return LambdaCall.within(
        context, () -> dressed(Request.leniently(event), reply(event, context)).toResponse());
  }

  // A browser believes this header over https alone, and over http it must not be sent (RFC 6797).
  private Reply dressed(Request request, Reply reply) {
    var secured =
        house.publicUrl().startsWith("https://")
            ? reply.with("strict-transport-security", YEAR)
            : reply;
    return request.method().equals("HEAD") ? secured.withoutBody() : secured;
  }

  private Reply reply(APIGatewayV2HTTPEvent event, Context context) {
    try {
      return routed(event);
    } catch (RuntimeException e) {
      return failed(event, context, e);
    }
  }

  private Reply routed(APIGatewayV2HTTPEvent event) {
    var key = event.getRouteKey();
    var route = byKey.get(key.startsWith("HEAD ") ? "GET" + key.substring(4) : key);
    if (route == null) {
      throw new IllegalStateException("no answer to " + key);
    }
    var request = Request.leniently(event);
    if (!changesNothing(key) && !route.isOpenToOtherSites() && !sameOrigin.admits(request)) {
      var log = house.log();
      log.warn("refused-other-origin", Map.of("route", key));
      return house.replies().elsewhere(request);
    }
    try {
      return route.answer().apply(read(event));
    } catch (BadRequest e) {
      return refusal.apply(request, e);
    } catch (TooMany e) {
      var log = house.log();
      log.warn("refused-too-many", Map.of("route", key, "seconds", e.seconds()));
      return house
          .replies()
          .tooMany(request, e.seconds())
          .with("retry-after", Long.toString(e.seconds()));
    }
  }

  private Reply failed(APIGatewayV2HTTPEvent event, Context context, RuntimeException thrown) {
    var failure = Failure.of(house.passes().test(thrown), context.getAwsRequestId());
    var log = house.log();
    log.error(
        "request-failed",
        Map.of(
            "route", event.getRouteKey(),
            "status", failure.status(),
            "reference", failure.reference()),
        thrown);
    var reply = house.replies().failed(Request.leniently(event), failure);
    return failure.passes()
        ? reply.with("retry-after", Integer.toString(Failure.SECONDS_TO_WAIT))
        : reply;
  }

  // What no route takes is told so, and nothing else happens.
  private static boolean changesNothing(String key) {
    return key.startsWith("GET ") || key.startsWith("HEAD ") || key.equals(DEFAULT);
  }

  // Where nothing is, a broken query changes nothing.
  private static Request read(APIGatewayV2HTTPEvent event) {
    return event.getRouteKey().equals(DEFAULT) ? Request.leniently(event) : Request.of(event);
  }
}
