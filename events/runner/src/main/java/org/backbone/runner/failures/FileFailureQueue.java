package org.backbone.runner.failures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.backbone.runner.data.WholeFile;
import org.backbone.runner.invoke.FailureQueue;
import org.backbone.template.QueueDefinition;

/// The template's queues as folders, one file a message.
public final class FileFailureQueue implements FailureQueue {
  /// A message of a queue.
  ///
  /// @param queue the queue's name
  /// @param at when it was put there
  public record Message(String id, String queue, Instant at, JsonNode message) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Map<String, String> names;
  private final InstantSource clock;
  private final Consumer<String> said;

  /// Queues below a folder.
  ///
  /// @param said takes a sentence about a message that cannot be read
  public FileFailureQueue(
      Path folder, List<QueueDefinition> queues, InstantSource clock, Consumer<String> said) {
    this.folder = folder;
    this.names =
        queues.stream().collect(Collectors.toMap(QueueDefinition::arn, QueueDefinition::name));
    this.clock = clock;
    this.said = said;
  }

  @Override
  public void put(String queueArn, JsonNode message) {
    var queue = names.get(queueArn);
    if (queue == null) {
      throw new IllegalArgumentException("the template declares no queue " + queueArn);
    }
    var at = clock.instant();
    var id = "%013d-%s".formatted(at.toEpochMilli(), UUID.randomUUID());
    var file = JSON.createObjectNode().put("id", id).put("queue", queue).put("at", at.toString());
    file.set("message", message);
    try {
      WholeFile.write(
          folder.resolve(queue).resolve(id + ".json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The messages of all queues, newest first.
  public List<Message> messages() {
    var messages = new ArrayList<Message>();
    for (var queue : names.values()) {
      var place = folder.resolve(queue);
      if (!Files.isDirectory(place)) {
        continue;
      }
      try (var files = Files.newDirectoryStream(place, "*.json")) {
        for (var file : files) {
          WholeFile.read(file, bytes -> message(queue, bytes), said).ifPresent(messages::add);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    messages.sort(Comparator.comparing(Message::id).reversed());
    return messages;
  }

  private static Message message(String queue, byte[] bytes) throws IOException {
    var json = JSON.readTree(bytes);
    return new Message(
        json.path("id").asText(),
        queue,
        Instant.parse(json.path("at").asText()),
        json.path("message"));
  }
}
