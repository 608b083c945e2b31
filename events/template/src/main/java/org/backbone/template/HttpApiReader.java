package org.backbone.template;

import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads the HTTP API.
final class HttpApiReader {
  private HttpApiReader() {}

  static HttpApi read(String id, Place place, Section properties) {
    properties.ignore("Description", "Name", "AccessLogSettings", "FailOnWarnings", "Tags");
    var auth = properties.section("Auth");
    var authorizers = new LinkedHashMap<String, HttpApi.JwtAuthorizer>();
    auth.sections("Authorizers")
        .forEach((name, section) -> authorizers.put(name, authorizer(name, section)));
    var standard = auth.textIf("DefaultAuthorizer");
    if (standard.isPresent() && !authorizers.containsKey(standard.get())) {
      auth.refuse("DefaultAuthorizer", "names no authorizer: '" + standard.get() + "'");
    }
    auth.done();
    var throttle = throttle(properties.section("DefaultRouteSettings"));
    properties.done();
    return new HttpApi(id, place, standard, authorizers, throttle);
  }

  private static Optional<HttpApi.Throttle> throttle(Section settings) {
    settings.ignore("DetailedMetricsEnabled");
    var burst = settings.numberIf("ThrottlingBurstLimit");
    var rate = settings.decimalIf("ThrottlingRateLimit");
    settings.done();
    if (burst.isPresent() != rate.isPresent()) {
      settings.refuse(
          "ThrottlingBurstLimit", "and ThrottlingRateLimit are emulated together alone");
    }
    return burst.isPresent() && rate.isPresent()
        ? Optional.of(new HttpApi.Throttle(burst.getAsInt(), rate.getAsDouble()))
        : Optional.empty();
  }

  private static HttpApi.JwtAuthorizer authorizer(String name, Section section) {
    section.oneOf("IdentitySource", "$request.header.Authorization");
    var jwt = section.section("JwtConfiguration");
    var issuer = jwt.text("issuer");
    var audience = jwt.texts("audience");
    jwt.done();
    var scopes = section.texts("AuthorizationScopes");
    section.done();
    return new HttpApi.JwtAuthorizer(name, section.place(), issuer, audience, scopes);
  }
}
