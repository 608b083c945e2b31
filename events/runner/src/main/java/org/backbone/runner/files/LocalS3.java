package org.backbone.runner.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.backbone.engines.AwsEndpoint;
import org.backbone.runner.background.Part;
import org.backbone.template.BucketDefinition;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 in this JVM: the template's buckets in a folder, and an event for each new object.
public final class LocalS3 implements AutoCloseable {
  private final S3Proxy proxy;
  private final WatchedBlobStore store;
  private final ToldObjects told;
  private final Set<String> watched = new HashSet<>();
  private final Consumer<JsonNode> events;
  private final Part part;

  private LocalS3(
      Path folder,
      Collection<BucketDefinition> buckets,
      Consumer<JsonNode> events,
      int port,
      Part part)
      throws IOException {
    this.part = part;
    this.events = events;
    var files = Files.createDirectories(folder.resolve("buckets"));
    this.store =
        new WatchedBlobStore(
            new FilesystemNio2BlobStore(files.toString()),
            (object, reason) -> tell(object, reason));
    var present = new ArrayList<StoredObject>();
    for (var bucket : buckets) {
      if (!store.containerExists(bucket.name())) {
        store.createContainer(bucket.name());
      }
      store.removeUnfinished(bucket.name());
      if (bucket.eventBridge()) {
        watched.add(bucket.name());
        present.addAll(store.objects(bucket.name()));
      }
    }
    this.told = ToldObjects.open(folder.resolve("told.jsonl"), present);
    this.proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, AwsEndpoint.DUMMY, AwsEndpoint.DUMMY)
            .build();
    FormPosts.before(proxy, new FormPosts(new PostObject(store, InstantSource.system())));
    FormPosts.before(proxy, new ObjectTags(store));
    present.stream()
        .filter(object -> !told.contains(object))
        .forEach(object -> tell(object, "PutObject"));
  }

  /// Starts it; of an object that was stored just before a crash, its event is sent now.
  ///
  /// @param folder where the buckets live
  /// @param events takes each event; when it returns, the event must outlive a crash
  /// @param port 0: any that is free
  /// @param part its threads
  public static LocalS3 start(
      Path folder,
      Collection<BucketDefinition> buckets,
      Consumer<JsonNode> events,
      int port,
      Part part) {
    try {
      var s3 = new LocalS3(folder, buckets, events, port, part);
      s3.proxy.start();
      return s3;
    } catch (IOException e) {
      throw new UncheckedIOException("S3 did not start: " + e.getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not start: " + e.getMessage(), e);
    }
  }

  /// Where it answers.
  public AwsEndpoint endpoint() {
    return new AwsEndpoint(URI.create("http://127.0.0.1:" + proxy.getPort()));
  }

  @Override
  public void close() throws IOException {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IOException("S3 did not stop", e);
    } finally {
      part.close();
      told.close();
    }
  }

  private void tell(StoredObject object, String reason) {
    if (watched.contains(object.bucket())) {
      // The object is kept, and that nothing was said of it: later will do.
      part.soon(
          () -> {
            events.accept(ObjectCreated.event(object, reason));
            part.soon(() -> told.add(object));
          });
    }
  }
}
