package org.backbone.runner;

import java.util.Map;

/// What the template's parameters are locally, for tests outside of this package.
public final class LocalNames {
  private LocalNames() {}

  /// Values for the template's parameters.
  public static Map<String, String> parameters(String publicUrl) {
    return LocalValues.parameters(publicUrl);
  }

  /// The SDK's settings but for endpoints.
  public static Map<String, String> aws() {
    return LocalValues.aws();
  }

  /// The one client that the local issuer knows.
  public static String audience() {
    return LocalValues.AUDIENCE;
  }
}
