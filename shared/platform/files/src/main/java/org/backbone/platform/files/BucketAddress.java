package org.backbone.platform.files;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Where browsers reach a bucket.
///
/// @param bucket its name
/// @param region the region it is in
/// @param url where forms are posted to, without a slash at the end
public record BucketAddress(String bucket, String region, String url) {
  private static final String[] ENDPOINT_SETTINGS = {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"};
  private static final String[] ENDPOINT_PROPERTIES = {"aws.endpointUrlS3", "aws.endpointUrl"};

  /// The bucket in AWS, or at the endpoint that the SDK's settings name, there by its path.
  public static BucketAddress of(String bucket) {
    var region = DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    return endpoint()
        .map(endpoint -> at(bucket, region, endpoint))
        .orElseGet(() -> inAws(bucket, region));
  }

  /// The bucket at an endpoint, by its path.
  public static BucketAddress at(String bucket, String region, String endpoint) {
    var base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    return new BucketAddress(bucket, region, base + "/" + bucket);
  }

  /// The bucket in AWS, in the domain of the region's partition.
  public static BucketAddress inAws(String bucket, String region) {
    var suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
    return new BucketAddress(bucket, region, "https://" + bucket + ".s3." + region + "." + suffix);
  }

  /// Scheme, host and port: what a content security policy names.
  public String origin() {
    var uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static Optional<String> endpoint() {
    for (var property : ENDPOINT_PROPERTIES) {
      var value = System.getProperty(property, "");
      if (!value.isBlank()) {
        return Optional.of(value);
      }
    }
    for (var name : ENDPOINT_SETTINGS) {
      var value = System.getenv(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
