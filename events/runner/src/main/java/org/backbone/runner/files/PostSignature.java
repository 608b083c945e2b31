package org.backbone.runner.files;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.backbone.engines.AwsEndpoint;

/// Whether a form was signed with the key of the stack: AWS Signature Version 4 over its policy.
final class PostSignature {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String HMAC = "HmacSHA256";
  private static final Pattern CREDENTIAL =
      Pattern.compile("([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request");

  private PostSignature() {}

  /// Refuses a form whose policy nobody signed, or somebody else, or for elsewhere.
  ///
  /// @param fields by their names in small letters
  static void check(Map<String, String> fields) {
    var policy = fields.get("policy");
    // Without a policy the form is anybody's, and no bucket here is open to all.
    if (policy == null) {
      throw S3Error.accessDenied("Access Denied");
    }
    if (fields.containsKey("awsaccesskeyid")) {
      throw new S3Error(
          400,
          "InvalidRequest",
          "The authorization mechanism you have provided is not supported. Please use "
              + ALGORITHM
              + ".");
    }
    if (!needed(fields, "x-amz-algorithm").equals(ALGORITHM)) {
      throw S3Error.invalidArgument("X-Amz-Algorithm only supports \"" + ALGORITHM + "\"");
    }
    var scope = CREDENTIAL.matcher(needed(fields, "x-amz-credential"));
    if (!scope.matches()) {
      throw S3Error.invalidArgument(
          "the Credential is mal-formed; expecting"
              + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
    }
    if (!scope.group(1).equals(AwsEndpoint.DUMMY)) {
      throw new S3Error(
          403,
          "InvalidAccessKeyId",
          "The AWS Access Key Id you provided does not exist in our records.");
    }
    expect("region", scope.group(3), AwsEndpoint.REGION.id());
    expect("service", scope.group(4), "s3");
    var date = scope.group(2);
    if (!needed(fields, "x-amz-date").matches(date + "T\\d{6}Z")) {
      throw S3Error.invalidArgument("X-Amz-Date must be of the credential's day, " + date + ".");
    }
    var signed = sign(List.of(date, scope.group(3), scope.group(4), "aws4_request", policy));
    var given = needed(fields, "x-amz-signature").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(signed.getBytes(StandardCharsets.UTF_8), given)) {
      throw new S3Error(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided. Check"
              + " your key and signing method.");
    }
  }

  private static String needed(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(
            () ->
                S3Error.invalidArgument(
                    "Bucket POST must contain a field named '"
                        + name
                        + "'.  If it is specified, please check the order of the fields."));
  }

  private static void expect(String what, String given, String expected) {
    if (!given.equals(expected)) {
      throw S3Error.invalidArgument(
          "the Credential is mal-formed; the %s '%s' is wrong; expecting '%s'"
              .formatted(what, given, expected));
    }
  }

  private static String sign(List<String> parts) {
    var key = ("AWS4" + AwsEndpoint.DUMMY).getBytes(StandardCharsets.UTF_8);
    for (var part : parts) {
      try {
        var mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        key = mac.doFinal(part.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + HMAC, e);
      }
    }
    return HexFormat.of().formatHex(key);
  }
}
