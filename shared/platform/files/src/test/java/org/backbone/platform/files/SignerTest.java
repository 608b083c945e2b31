package org.backbone.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The examples are AWS's own: "Example: Browser-Based Upload using HTTP POST" and "Authenticating
/// Requests: Using Query Parameters" in the S3 API reference.
class SignerTest {
  private static final Signer SIGNER =
      Signer.with("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
  private static final String PUBLISHED_POLICY =
      String.join(
          "\r\n",
          "{ \"expiration\": \"2015-12-30T12:00:00.000Z\",",
          "  \"conditions\": [",
          "    {\"bucket\": \"sigv4examplebucket\"},",
          "    [\"starts-with\", \"$key\", \"user/user1/\"],",
          "    {\"acl\": \"public-read\"},",
          "    {\"success_action_redirect\":"
              + " \"http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html\"},",
          "    [\"starts-with\", \"$Content-Type\", \"image/\"],",
          "    {\"x-amz-meta-uuid\": \"14365123651274\"},",
          "    {\"x-amz-server-side-encryption\": \"AES256\"},",
          "    [\"starts-with\", \"$x-amz-meta-tag\", \"\"],",
          "",
          "    {\"x-amz-credential\": \"AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request\"},",
          "    {\"x-amz-algorithm\": \"AWS4-HMAC-SHA256\"},",
          "    {\"x-amz-date\": \"20151229T000000Z\" }",
          "  ]",
          "}");

  @Test
  void thePublishedPolicyGetsThePublishedSignature() {
    var encoded =
        Base64.getEncoder().encodeToString(PUBLISHED_POLICY.getBytes(StandardCharsets.UTF_8));

    assertThat(SIGNER.at(Instant.parse("2015-12-29T00:00:00Z")).sign(encoded))
        .isEqualTo("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e");
  }

  @Test
  void thePublishedLinkGetsThePublishedSignature() {
    var links =
        new DownloadLinks(
            new BucketAddress(
                "examplebucket", "us-east-1", "https://examplebucket.s3.amazonaws.com"),
            SIGNER,
            InstantSource.fixed(Instant.parse("2013-05-24T00:00:00Z")));

    assertThat(links.link("test.txt", Map.of(), Duration.ofDays(1)))
        .endsWith(
            "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }
}
