package org.backbone.platform.files;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Signs for S3 with AWS Signature Version 4, what the SDK signs only inside its S3 client.
public final class Signer {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final String HMAC = "HmacSHA256";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Supplier<Keys> keys;
  private final String region;

  private Signer(Supplier<Keys> keys, String region) {
    this.keys = keys;
    this.region = region;
  }

  /// Signs with the credentials that the SDK finds, looked up each time, for they change.
  public static Signer ofSdk(String region) {
    var provider = DefaultCredentialsProvider.builder().build();
    return new Signer(
        () -> {
          var found = provider.resolveCredentials();
          var session =
              found instanceof AwsSessionCredentials temporary ? temporary.sessionToken() : "";
          return new Keys(found.accessKeyId(), found.secretAccessKey(), session);
        },
        region);
  }

  /// Signs with these keys, always.
  public static Signer with(String accessKeyId, String secretAccessKey, String region) {
    return new Signer(() -> new Keys(accessKeyId, secretAccessKey, ""), region);
  }

  /// What one signature is made with.
  Signing at(Instant time) {
    return new Signing(keys.get(), region, DATE.format(time), TIME.format(time));
  }

  private record Keys(String id, String secret, String session) {
    @Override
    public String toString() {
      return "Keys[" + id + "]";
    }
  }

  /// One signature's surroundings.
  static final class Signing {
    private final Keys keys;
    private final String region;
    private final String date;
    private final String time;

    private Signing(Keys keys, String region, String date, String time) {
      this.keys = keys;
      this.region = region;
      this.date = date;
      this.time = time;
    }

    String time() {
      return time;
    }

    String scope() {
      return date + "/" + region + "/s3/aws4_request";
    }

    String credential() {
      return keys.id() + "/" + scope();
    }

    /// The token that goes with temporary credentials.
    Optional<String> session() {
      return keys.session().isEmpty() ? Optional.empty() : Optional.of(keys.session());
    }

    String sign(String text) {
      var key = ("AWS4" + keys.secret()).getBytes(StandardCharsets.UTF_8);
      for (var part : new String[] {date, region, "s3", "aws4_request"}) {
        key = hmac(key, part);
      }
      return HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(byte[] key, String text) {
      try {
        var mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + HMAC, e);
      }
    }
  }
}
