package org.backbone.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class UploadFormsTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2020-05-04T12:00:00Z"));

  private final UploadForms forms =
      new UploadForms(
          BucketAddress.at("uploads", "us-east-1", "http://127.0.0.1:9000/"),
          Signer.with("id", "secret", "us-east-1"),
          NOON);

  @Test
  void thePolicyBindsKeySizeTimeAndWhereToGoOn() {
    var form =
        forms.form("incoming/a/1", 100, "http://127.0.0.1:8080/uploads/arrived?upload=1", HOUR);

    assertThat(form.url()).isEqualTo("http://127.0.0.1:9000/uploads");
    assertThat(form.until()).isEqualTo(Instant.parse("2020-05-04T13:00:00Z"));
    assertThat(policy(form))
        .isEqualTo(
            "{\"expiration\":\"2020-05-04T13:00:00.000Z\",\"conditions\":["
                + "{\"bucket\":\"uploads\"},{\"key\":\"incoming/a/1\"},"
                + "{\"success_action_redirect\":"
                + "\"http://127.0.0.1:8080/uploads/arrived?upload=1\"},"
                + "{\"x-amz-algorithm\":\"AWS4-HMAC-SHA256\"},"
                + "{\"x-amz-credential\":\"id/20200504/us-east-1/s3/aws4_request\"},"
                + "{\"x-amz-date\":\"20200504T120000Z\"},"
                + "[\"starts-with\",\"$x-amz-meta-filename\",\"\"],"
                + "[\"content-length-range\",0,100]]}");
  }

  @Test
  void everyFieldButPolicyAndSignatureIsNamedInThePolicy() {
    var form = forms.form("k", 1, "http://127.0.0.1/", HOUR);

    assertThat(form.fields().keySet())
        .filteredOn(name -> !name.equals("policy") && !name.equals("x-amz-signature"))
        .allSatisfy(name -> assertThat(policy(form)).contains(name));
  }

  @Test
  void aBucketInAwsHasAHostOfItsOwn() {
    var address = BucketAddress.inAws("b", "us-east-2");

    assertThat(address.url()).isEqualTo("https://b.s3.us-east-2.amazonaws.com");
    assertThat(BucketAddress.at("b", "us-east-2", "http://127.0.0.1:9000").origin())
        .isEqualTo("http://127.0.0.1:9000");
  }

  private static final Duration HOUR = Duration.ofHours(1);

  private static String policy(UploadForm form) {
    return new String(
        Base64.getDecoder().decode(form.fields().get("policy")), StandardCharsets.UTF_8);
  }
}
