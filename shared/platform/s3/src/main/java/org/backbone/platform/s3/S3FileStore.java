package org.backbone.platform.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.backbone.platform.core.Once;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.files.FileTag;
import org.backbone.platform.files.UploadForms;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/// Files as objects of one bucket. The name on the sender's computer is the object's metadata
/// `filename`.
public final class S3FileStore implements FileStore {
  /// How long S3 may stay silent while it is asked, or while it sends.
  static final Duration SILENCE = Duration.ofSeconds(10);

  // One try, and all of them together: less than the time that a function has to read a file.
  private static final Duration TRY = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofSeconds(150);
  private static final int NOT_FOUND = 404;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  // For who waits for a page while a small file is put: less than the page's own 29 seconds.
  private static final Duration SMALL_TRY = Duration.ofSeconds(4);
  private static final Duration SMALL_CALL = Duration.ofSeconds(12);

  private final Supplier<S3Client> client;
  private final String bucket;

  private S3FileStore(Supplier<S3Client> client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /// Files in `bucket`.
  public S3FileStore(S3Client client, String bucket) {
    this(() -> client, bucket);
  }

  /// Files in `bucket`, by a client as the environment sets it up.
  public static S3FileStore named(String bucket) {
    return new S3FileStore(settings(S3Client.builder()).build(), bucket);
  }

  /// Small files in `bucket`. Its client is made when the first is asked for, for who answers a
  /// page may never need it.
  public static S3FileStore ofSmallFiles(String bucket) {
    return new S3FileStore(
        new Once<>(
            () ->
                settings(S3Client.builder(), SMALL_TRY)
                    .overrideConfiguration(
                        override ->
                            override.apiCallAttemptTimeout(SMALL_TRY).apiCallTimeout(SMALL_CALL))
                    .build()),
        bucket);
  }

  /// A client that gives up before the function that waits for it does.
  static S3ClientBuilder settings(S3ClientBuilder builder) {
    return settings(builder, SILENCE);
  }

  static S3ClientBuilder settings(S3ClientBuilder builder, Duration silence) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(silence).socketTimeout(silence))
        .overrideConfiguration(
            override -> override.apiCallAttemptTimeout(TRY).apiCallTimeout(CALL));
  }

  @Override
  public Optional<Opened> open(String key, String version) {
    var request = GetObjectRequest.builder().bucket(bucket).key(key);
    if (!version.isEmpty()) {
      request.versionId(version);
    }
    try {
      var content = client.get().getObject(request.build());
      var told = content.response();
      return Optional.of(new Opened(content, name(told.metadata()), told.lastModified()));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public boolean has(String key) {
    try {
      client.get().headObject(head -> head.bucket(bucket).key(key));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static String name(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(UploadForms.FILE_NAME))
        .map(Map.Entry::getValue)
        .filter(name -> !name.equals(UploadForms.FILE_NAME_VARIABLE))
        .findFirst()
        .orElse("");
  }

  @Override
  public void put(String key, String contentType, Path content) throws IOException {
    client
        .get()
        .putObject(
            PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType).build(),
            RequestBody.fromFile(content));
  }

  @Override
  public void put(String key, String contentType, byte[] content) {
    client
        .get()
        .putObject(
            PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType).build(),
            RequestBody.fromBytes(content));
  }

  // S3 says the one where the other was there before, and the other while it is being put.
  @Override
  public boolean putNew(String key, String contentType, byte[] content) {
    try {
      client
          .get()
          .putObject(
              put -> put.bucket(bucket).key(key).contentType(contentType).ifNoneMatch("*"),
              RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void delete(String key) {
    client.get().deleteObject(delete -> delete.bucket(bucket).key(key));
  }

  // An endpoint that keeps no versions does not list them either.
  @Override
  public void deleteVersions(String key) {
    List<String> versions;
    try {
      versions = versions(key);
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_IMPLEMENTED) {
        throw e;
      }
      delete(key);
      return;
    }
    for (var id : versions) {
      client.get().deleteObject(delete -> delete.bucket(bucket).key(key).versionId(id));
    }
  }

  // What says that one was deleted is a version, too. A key may be the beginning of another.
  private List<String> versions(String key) {
    var ids = new ArrayList<String>();
    for (var page :
        client.get().listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(key))) {
      page.versions().stream()
          .filter(version -> version.key().equals(key))
          .map(ObjectVersion::versionId)
          .forEach(ids::add);
      page.deleteMarkers().stream()
          .filter(marker -> marker.key().equals(key))
          .map(DeleteMarkerEntry::versionId)
          .forEach(ids::add);
    }
    return ids;
  }

  @Override
  public List<String> list(String prefix, String after, int most) {
    var listed =
        client
            .get()
            .listObjectsV2(
                request -> {
                  request.bucket(bucket).prefix(prefix).maxKeys(most);
                  if (!after.isEmpty()) {
                    request.startAfter(after);
                  }
                });
    return listed.contents().stream().map(S3Object::key).toList();
  }

  @Override
  public void tag(String key, String version, FileTag tag) {
    var request =
        PutObjectTaggingRequest.builder()
            .bucket(bucket)
            .key(key)
            .tagging(tags -> tags.tagSet(Tag.builder().key(tag.name()).value(tag.value()).build()));
    if (!version.isEmpty()) {
      request.versionId(version);
    }
    try {
      client.get().putObjectTagging(request.build());
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND) {
        throw e;
      }
    }
  }
}
