package org.backbone.platform.tokens;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The keys that an OpenID Connect issuer signs with, found through its discovery document when
/// they are first needed.
public final class PublishedKeys {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LARGEST = 256 * 1024;
  private static final Duration KEPT = Duration.ofHours(1);

  // A key that we do not know may be new; whoever makes keys up cannot make us ask more often than
  // twice in this time.
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private PublishedKeys() {}

  /// The keys of the issuer with this URL.
  ///
  /// @param trouble hears why they could not be fetched
  public static JWKSource<SecurityContext> of(String issuer, Consumer<Exception> trouble) {
    return JWKSourceBuilder.create(new Discovered(issuer))
        .cache(KEPT.toMillis(), PATIENCE.multipliedBy(2).toMillis())
        // That would ask from a thread of its own, and Lambda halts those between calls.
        .refreshAheadCache(false)
        .rateLimited(BETWEEN_LOOKS.toMillis())
        .healthReporting(
            report -> {
              if (report.getException() != null) {
                trouble.accept(report.getException());
              }
            })
        .build();
  }

  private record Discovered(String issuer, ResourceRetriever web)
      implements JWKSetSource<SecurityContext> {
    Discovered(String issuer) {
      this(
          issuer,
          new DefaultResourceRetriever(
              (int) PATIENCE.toMillis(), (int) PATIENCE.toMillis(), LARGEST));
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      try {
        var discovery = JSONObjectUtils.parse(get(issuer + "/.well-known/openid-configuration"));
        return JWKSet.parse(get(String.valueOf(JSONObjectUtils.getString(discovery, "jwks_uri"))));
      } catch (IOException | ParseException | IllegalArgumentException e) {
        throw new JWKSetRetrievalException("the issuer does not publish its keys: " + issuer, e);
      }
    }

    private String get(String address) throws IOException {
      return web.retrieveResource(URI.create(address).toURL()).getContent();
    }

    @Override
    public void close() {
      // It holds nothing open.
    }
  }
}
