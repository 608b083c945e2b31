package org.backbone.runner;

import java.util.Map;
import org.backbone.engines.AwsEndpoint;
import org.backbone.runner.identity.Identity;

/// What the template's parameters and the AWS SDK's settings are locally: the one place for both.
final class LocalValues {
  /// The one client that the local issuer knows.
  static final String AUDIENCE = "backbone-local";

  private LocalValues() {}

  /// Values for the template's parameters.
  static Map<String, String> parameters(String publicUrl) {
    return Map.of(
        "PublicUrl",
        publicUrl,
        "MailFrom",
        "hello@network.example.org",
        "StaffIssuer",
        Identity.issuer(publicUrl),
        "StaffAudience",
        AUDIENCE,
        // Locally everybody is behind one line, and some of them are tests.
        "StrangerLimits",
        "1000",
        "UploadBucketName",
        RebuildVerb.UPLOADS,
        "MailBucketName",
        "backbone-mail");
  }

  /// The SDK's settings but for endpoints: a region, credentials that open nothing, and no look-up
  /// of any.
  static Map<String, String> aws() {
    return Map.of(
        "AWS_REGION",
        AwsEndpoint.REGION.id(),
        "AWS_ACCESS_KEY_ID",
        AwsEndpoint.DUMMY,
        "AWS_SECRET_ACCESS_KEY",
        AwsEndpoint.DUMMY,
        "AWS_EC2_METADATA_DISABLED",
        "true");
  }
}
