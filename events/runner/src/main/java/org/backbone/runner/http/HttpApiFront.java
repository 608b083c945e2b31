package org.backbone.runner.http;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.LambdaInvoker;
import org.backbone.runner.web.WebReply;
import org.backbone.template.HttpApi;
import org.backbone.template.Template;
import org.backbone.template.Trigger;

/// The HTTP API with the routes and authorizers that the template declares, answering as API
/// Gateway does.
public final class HttpApiFront {
  private record Entry(RoutePattern pattern, Trigger.Route route, String functionId) {}

  private record Found(Entry entry, Map<String, String> parameters) {}

  private final String apiId;
  private final List<Entry> routes = new ArrayList<>();
  private final Map<String, JwtAuthorizer> authorizers = new HashMap<>();
  private final Map<String, RouteThrottle> throttles = new HashMap<>();
  private final LambdaInvoker invoker;

  /// @param keys those of an issuer, who is named by his URL
  public HttpApiFront(
      Template template,
      LambdaInvoker invoker,
      Function<String, JWKSource<SecurityContext>> keys,
      InstantSource clock) {
    this.invoker = invoker;
    this.apiId = template.api().map(HttpApi::id).orElse("");
    for (var function : template.functions()) {
      function
          .triggers(Trigger.Route.class)
          .map(
              route ->
                  new Entry(RoutePattern.of(route.method(), route.path()), route, function.id()))
          .forEach(routes::add);
    }
    routes.sort(Comparator.comparing(Entry::pattern));
    template
        .api()
        .flatMap(HttpApi::throttle)
        .ifPresent(
            declared ->
                routes.forEach(
                    entry ->
                        throttles.put(
                            entry.route().key(), new RouteThrottle(declared, System::nanoTime))));
    template
        .api()
        .ifPresent(
            api ->
                api.authorizers()
                    .forEach(
                        (name, declared) -> {
                          var issuers = keys.apply(declared.issuer());
                          authorizers.put(name, new JwtAuthorizer(declared, issuers, clock));
                        }));
  }

  WebReply answer(ApiRequest request) {
    if (request.headTooLarge()) {
      return ApiReply.HEAD_TOO_LARGE;
    }
    if (request.body().length > ApiRequest.LARGEST_BODY) {
      return ApiReply.TOO_LARGE;
    }
    return find(request).map(found -> answer(request, found)).orElse(ApiReply.NOT_FOUND);
  }

  private Optional<Found> find(ApiRequest request) {
    return routes.stream()
        .flatMap(
            entry ->
                entry
                    .pattern()
                    .match(request.method(), request.rawPath())
                    .map(match -> new Found(entry, match.parameters()))
                    .stream())
        .findFirst();
  }

  private WebReply answer(ApiRequest request, Found found) {
    var route = found.entry().route();
    var throttle = throttles.get(route.key());
    if (throttle != null && !throttle.lets()) {
      return ApiReply.TOO_MANY;
    }
    var authorizer = route.authorizer().map(authorizers::get);
    if (authorizer.isEmpty()) {
      return invoke(request, found, Optional.empty());
    }
    return switch (authorizer.get().judge(request.header("authorization"), route.scopes())) {
      case JwtAuthorizer.Verified verified -> invoke(request, found, Optional.of(verified));
      case JwtAuthorizer.Verdict.Unauthorized() ->
          ApiReply.UNAUTHORIZED.with("www-authenticate", "Bearer");
      case JwtAuthorizer.Verdict.Forbidden() ->
          ApiReply.FORBIDDEN.with(
              "www-authenticate",
              "Bearer scope=\"%s\" error=\"insufficient_scope\""
                  .formatted(String.join(" ", route.scopes())));
    };
  }

  private WebReply invoke(
      ApiRequest request, Found found, Optional<JwtAuthorizer.Verified> claims) {
    var route = found.entry().route();
    var event =
        ApiEvent.of(
            request,
            apiId,
            route.key(),
            found.parameters(),
            claims,
            UUID.randomUUID().toString(),
            Instant.now());
    var result = invoker.invoke(found.entry().functionId(), event, Cause.of(route.key()));
    return result.failed() ? ApiReply.ERROR : ApiReply.of(result.payload());
  }
}
