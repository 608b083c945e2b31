package org.backbone.engines;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Where tests find AWS: an address, a region and dummy credentials; nothing else is assumed of
/// what answers there.
///
/// @param address an `http` or `https` address; an IP, so that S3 clients address buckets by path
public record AwsEndpoint(URI address) {
  /// The region that every test and the local stack name.
  public static final Region REGION = Region.US_EAST_1;

  /// The access key id and secret that every test and the local stack use: those that emulators
  /// know, where they check the key of a signature.
  public static final String DUMMY = "test";

  // The SDK's own.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// The endpoint that the system property `aws.endpoint` names, if it does: then it, and not a
  /// server of our own, is tested.
  public static Optional<AwsEndpoint> external() {
    return Optional.ofNullable(System.getProperty("aws.endpoint"))
        .filter(address -> !address.isBlank())
        .map(address -> new AwsEndpoint(URI.create(address)));
  }

  /// The dummy credentials.
  public static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(DUMMY, DUMMY));
  }

  /// A client of this endpoint, of the service that the builder is for.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, PATIENCE);
  }

  /// A client that waits for each answer as long as it is told to.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Duration patience) {
    return builder
        .endpointOverride(address)
        .region(REGION)
        .credentialsProvider(credentials())
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
        .build();
  }
}
