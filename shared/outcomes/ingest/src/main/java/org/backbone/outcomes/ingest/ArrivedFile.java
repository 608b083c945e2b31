package org.backbone.outcomes.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.backbone.outcomes.ReadAgain;

/// A file that arrived in the bucket, as EventBridge tells of it (keys come raw, not URL-encoded),
/// or that is to be read again, as [ReadAgain] does.
///
/// @param key where it lies
/// @param version which version of it, empty in a bucket that keeps none
/// @param upload the id of the upload that it was sent for
public record ArrivedFile(String key, String version, String upload) {
  private static final Pattern KEY = Pattern.compile("incoming/[a-z0-9-]{1,100}/([0-9a-f-]{36})");

  private static final Set<String> SOURCES = Set.of("aws.s3", ReadAgain.SOURCE);

  /// Reads the event; throws [IllegalArgumentException] where it tells of no file that a form of
  /// ours could have brought.
  public static ArrivedFile of(JsonNode event) {
    var object = event.path("detail").path("object");
    var key = object.path("key").asText("");
    var matcher = KEY.matcher(key);
    if (!SOURCES.contains(event.path("source").asText("")) || !matcher.matches()) {
      throw new IllegalArgumentException("no file of an upload: " + key);
    }
    return new ArrivedFile(key, object.path("version-id").asText(""), matcher.group(1));
  }
}
