package org.backbone.runner.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Objects;

/// What an issuer publishes: its keys, found through its discovery document.
public final class IssuersKeys {
  private static final int MILLIS = 5_000;
  private static final int BYTES = 256 * 1024;

  private IssuersKeys() {}

  /// The keys of the issuer with this URL.
  public static JWKSet fetch(String issuer) {
    var web = new DefaultResourceRetriever(MILLIS, MILLIS, BYTES);
    try {
      var discovery = URI.create(issuer + "/.well-known/openid-configuration").toURL();
      var document = JSONObjectUtils.parse(web.retrieveResource(discovery).getContent());
      var keys = Objects.requireNonNull(JSONObjectUtils.getString(document, "jwks_uri"));
      return JWKSet.parse(web.retrieveResource(URI.create(keys).toURL()).getContent());
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("the issuer " + issuer + " does not publish its keys", e);
    }
  }
}
