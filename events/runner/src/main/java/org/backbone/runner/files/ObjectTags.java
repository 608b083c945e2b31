package org.backbone.runner.files;

import java.util.Optional;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/// Takes what is said of objects out of s3proxy's hands, which refuses it (501). It has no effect:
/// nothing expires here. Of an object that is not there nothing can be said.
final class ObjectTags extends Handler.Wrapper {
  private final WatchedBlobStore store;

  ObjectTags(WatchedBlobStore store) {
    this.store = store;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var object = object(request);
    if (!request.getMethod().equals("PUT") || object.isEmpty()) {
      return super.handle(request, response, callback);
    }
    var bucket = object.get()[0];
    var isThere = store.containerExists(bucket) && store.blobExists(bucket, object.get()[1]);
    if (isThere) {
      response.setStatus(200);
      callback.succeeded();
    } else {
      FormPosts.answer(
          response, callback, new S3Error(404, "NoSuchKey", "The specified key does not exist."));
    }
    return true;
  }

  // Bucket and key.
  private static Optional<String[]> object(Request request) {
    var uri = request.getHttpURI();
    var query = Optional.ofNullable(uri.getQuery()).orElse("");
    var parts = Optional.ofNullable(uri.getDecodedPath()).orElse("").split("/", 3);
    return query.matches("tagging(=?|&.*)") && parts.length == 3 && !parts[2].isEmpty()
        ? Optional.of(new String[] {parts[1], parts[2]})
        : Optional.empty();
  }
}
