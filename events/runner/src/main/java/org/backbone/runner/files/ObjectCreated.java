package org.backbone.runner.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.backbone.runner.events.EventBus;

/// The event that S3 sends through EventBridge when an object was stored; its key is raw.
final class ObjectCreated {
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private ObjectCreated() {}

  static JsonNode event(StoredObject stored, String reason) {
    var detail = JsonNodeFactory.instance.objectNode();
    detail.put("version", "0");
    detail.putObject("bucket").put("name", stored.bucket());
    detail
        .putObject("object")
        .put("key", stored.key())
        .put("size", stored.size())
        .put("etag", stored.etag())
        .put("sequencer", sequencer(stored));
    detail.put("request-id", UUID.randomUUID().toString());
    detail.put("requester", EventBus.ACCOUNT);
    detail.put("source-ip-address", "127.0.0.1");
    detail.put("reason", reason);
    return EventBus.event(
        "aws.s3", "Object Created", stored.at(), "arn:aws:s3:::" + stored.bucket(), detail);
  }

  // Later writings of a key have a later sequencer, by the order of their text.
  private static String sequencer(StoredObject stored) {
    return "%012X%06X".formatted(stored.at().toEpochMilli(), SEQUENCE.incrementAndGet() & 0xFFFFFF);
  }
}
