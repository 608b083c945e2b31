package org.backbone.runner.files;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A blob store that tells of each object it has stored, before its client hears of it.
final class WatchedBlobStore extends ForwardingBlobStore {
  private static final String INTERNAL = ".s3proxy-";
  private static final Pattern UNFINISHED =
      Pattern.compile(".+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.DOTALL);

  private final BiConsumer<StoredObject, String> stored;

  /// Tells of an object and of why it is there, in S3's words.
  WatchedBlobStore(BlobStore store, BiConsumer<StoredObject, String> stored) {
    super(store);
    this.stored = stored;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    var response = super.putBlob(request, content);
    tell(request.bucket(), request.key(), "PutObject");
    return response;
  }

  /// Stores what a form brought.
  PutObjectResponse postBlob(PutObjectRequest request, InputStream content) {
    var response = super.putBlob(request, content);
    tell(request.bucket(), request.key(), "PostObject");
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    var response = super.copyBlob(request);
    tell(request.destinationBucket(), request.destinationKey(), "CopyObject");
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    var response = super.completeMultipartUpload(upload, request);
    tell(upload.containerName(), upload.blobName(), "CompleteMultipartUpload");
    return response;
  }

  /// Removes what a crash left of objects that were still arriving: s3proxy writes them beside
  /// their place, and only a whole one has an etag.
  void removeUnfinished(String bucket) {
    keys(bucket).stream()
        .filter(key -> UNFINISHED.matcher(key).matches())
        .filter(key -> blobMetadata(bucket, key).eTag() == null)
        .forEach(key -> removeBlob(bucket, key));
  }

  /// Every object of a bucket.
  List<StoredObject> objects(String bucket) {
    return keys(bucket).stream().map(key -> object(bucket, key)).toList();
  }

  private List<String> keys(String bucket) {
    var keys = new ArrayList<String>();
    String token = null;
    do {
      var page =
          list(
              ListObjectsV2Request.builder()
                  .bucket(bucket)
                  .continuationToken(token)
                  .maxKeys(1000)
                  .build());
      page.contents().stream()
          .map(S3Object::key)
          .filter(key -> !key.startsWith(INTERNAL) && !key.endsWith("/"))
          .forEach(keys::add);
      token = page.nextContinuationToken();
    } while (token != null);
    return keys;
  }

  private void tell(String bucket, String key, String reason) {
    if (!key.startsWith(INTERNAL)) {
      stored.accept(object(bucket, key), reason);
    }
  }

  private StoredObject object(String bucket, String key) {
    var head = blobMetadata(bucket, key);
    return new StoredObject(
        bucket, key, head.eTag().replace("\"", ""), head.contentLength(), head.lastModified());
  }
}
