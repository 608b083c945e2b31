package org.backbone.template;

import java.util.LinkedHashMap;

/// Reads the HTTP API.
final class HttpApiReader {
  private HttpApiReader() {}

  static HttpApi read(String id, Place place, Section properties) {
    properties.ignore(
        "Description",
        "Name",
        "DefaultRouteSettings",
        "AccessLogSettings",
        "FailOnWarnings",
        "Tags");
    var auth = properties.section("Auth");
    var authorizers = new LinkedHashMap<String, HttpApi.JwtAuthorizer>();
    auth.sections("Authorizers")
        .forEach((name, section) -> authorizers.put(name, authorizer(name, section)));
    var standard = auth.textIf("DefaultAuthorizer");
    if (standard.isPresent() && !authorizers.containsKey(standard.get())) {
      auth.refuse("DefaultAuthorizer", "names no authorizer: '" + standard.get() + "'");
    }
    auth.done();
    properties.done();
    return new HttpApi(id, place, standard, authorizers);
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
