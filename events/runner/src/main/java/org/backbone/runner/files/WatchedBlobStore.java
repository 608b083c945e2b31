package org.backbone.runner.files;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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

/// A blob store that tells of each object it has stored, before its client hears of it.
final class WatchedBlobStore extends ForwardingBlobStore {
  private static final String INTERNAL = ".s3proxy-";

  private final BiConsumer<StoredObject, String> stored;

  /// Tells of an object and of why it is there, in S3's words.
  WatchedBlobStore(BlobStore store, BiConsumer<StoredObject, String> stored) {
    super(store);
    this.stored = stored;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    var response = super.putBlob(request, content);
    tell(request.bucket(), request.key(), isForm() ? "PostObject" : "PutObject");
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

  /// Every object of a bucket.
  List<StoredObject> objects(String bucket) {
    var objects = new ArrayList<StoredObject>();
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
          .filter(object -> !object.key().startsWith(INTERNAL) && !object.key().endsWith("/"))
          .forEach(object -> objects.add(object(bucket, object.key())));
      token = page.nextContinuationToken();
    } while (token != null);
    return objects;
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

  // s3proxy stores a form's file by the same call as any other; only its own method knows.
  private static boolean isForm() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("handlePostBlob")));
  }
}
