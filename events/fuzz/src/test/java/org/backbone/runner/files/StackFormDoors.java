package org.backbone.runner.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.backbone.fuzz.Inputs;
import org.backbone.fuzz.Target;

/// What the local S3 reads of a browser's form.
public final class StackFormDoors {
  private StackFormDoors() {}

  /// Their targets.
  public static List<Target> all() {
    return List.of(
        Target.of(
                "multipart",
                MultipartBody.class,
                StackFormDoors::multipart,
                "multipart/form-data; boundary=x\n--x\r\nContent-Disposition: form-data; name=\"key\"\r\n"
                    + "\r\na\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; "
                    + "filename=\"a.csv\"\r\n\r\n1,2\r\n--x--\r\n")
            .with("\r\n--x", "--x--", "boundary=\"", "; filename*=UTF-8''", "\r\n\r\n"),
        Target.of(
                "post-policy",
                PostPolicy.class,
                StackFormDoors::policy,
                "{\"expiration\":\"2020-05-04T15:00:00Z\",\"conditions\":[{\"bucket\":\"b\"},"
                    + "[\"starts-with\",\"$key\",\"a\"],[\"content-length-range\",0,10]]}")
            .with("[\"eq\",", "null", "1e99", "\"conditions\":{}", "-1"));
  }

  private static void multipart(byte[] input) throws IOException {
    var text = Inputs.text(input).split("\n", 2);
    var at = Math.min(input.length, Inputs.bytes(text[0]).length + 1);
    try {
      var body = MultipartBody.of(text[0], new ByteArrayInputStream(input, at, input.length - at));
      for (var part = body.next(); part.isPresent(); part = body.next()) {
        part.get().content().readNBytes(10);
      }
      body.finish();
    } catch (S3Error refused) {
      refused(refused);
    }
  }

  private static void policy(byte[] input) {
    try {
      PostPolicy.of(Base64.getEncoder().encodeToString(input))
          .check(Map.of("key", "a", "bucket", "b"), Instant.EPOCH);
    } catch (S3Error refused) {
      refused(refused);
    }
  }

  private static void refused(S3Error refused) {
    if (refused.status() < 400 || refused.status() > 499) {
      throw refused;
    }
  }
}
