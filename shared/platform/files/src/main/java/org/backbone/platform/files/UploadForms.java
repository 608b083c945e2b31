package org.backbone.platform.files;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;

/// Makes presigned POST forms: the bucket takes one key, a size within limits, until a time, and
/// then sends the browser back to us. The AWS SDK for Java cannot make them.
public final class UploadForms {
  /// The field that S3 keeps as metadata: the file's name on the sender's computer.
  public static final String FILE_NAME = "filename";

  // S3 puts the file's own name in its place.
  public static final String FILE_NAME_VARIABLE = "${filename}";

  // Milliseconds, always three digits, as S3 wants them.
  private static final DateTimeFormatter EXPIRATION =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final BucketAddress address;
  private final Signer signer;
  private final InstantSource clock;

  /// Forms for the bucket at `address`.
  public UploadForms(BucketAddress address, Signer signer, InstantSource clock) {
    this.address = address;
    this.signer = signer;
    this.clock = clock;
  }

  /// Where forms are posted to: scheme, host and port.
  public String origin() {
    return address.origin();
  }

  /// A form for the object `key` of up to `maxBytes` bytes, good for `lifetime`; S3 then sends the
  /// browser to `redirect`. An empty file is taken too: whoever reads it says more to its sender
  /// than S3 would.
  public UploadForm form(String key, long maxBytes, String redirect, Duration lifetime) {
    var now = clock.instant();
    var until = now.plus(lifetime);
    var signing = signer.at(now);
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", key);
    fields.put("success_action_redirect", redirect);
    fields.put("x-amz-algorithm", Signer.ALGORITHM);
    fields.put("x-amz-credential", signing.credential());
    fields.put("x-amz-date", signing.time());
    signing.session().ifPresent(token -> fields.put("x-amz-security-token", token));
    var conditions = new ArrayList<String>();
    conditions.add(exactly("bucket", address.bucket()));
    fields.forEach((name, value) -> conditions.add(exactly(name, value)));
    conditions.add("[\"starts-with\",\"$x-amz-meta-" + FILE_NAME + "\",\"\"]");
    conditions.add("[\"content-length-range\",0," + maxBytes + "]");
    var policy =
        "{\"expiration\":"
            + quoted(EXPIRATION.format(until))
            + ",\"conditions\":["
            + String.join(",", conditions)
            + "]}";
    var encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
    fields.put("x-amz-meta-" + FILE_NAME, FILE_NAME_VARIABLE);
    fields.put("policy", encoded);
    fields.put("x-amz-signature", signing.sign(encoded));
    return new UploadForm(address.url(), fields, until);
  }

  private static String exactly(String name, String value) {
    return "{" + quoted(name) + ":" + quoted(value) + "}";
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        default -> {
          if (c < ' ') {
            throw new IllegalArgumentException("a control character in a policy");
          }
          out.append(c);
        }
      }
    }
    return out.append('"').toString();
  }
}
