package org.backbone.runner.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.backbone.runner.http.FrontDoor;
import org.backbone.runner.http.LocalPages;
import org.backbone.template.QueueDefinition;
import org.backbone.template.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailurePagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private QueueDefinition definition;
  private FileFailureQueue queue;
  private FrontDoor door;

  @BeforeEach
  void start() throws IOException {
    definition = Repository.template().queues().getFirst();
    queue =
        new FileFailureQueue(
            folder, List.of(definition), () -> Instant.parse("2020-05-04T15:00:00.123Z"), _ -> {});
    var pages = new LocalPages();
    new FailurePages(queue).addTo(pages);
    door = FrontDoor.open(0, pages);
  }

  @AfterEach
  void stop() {
    client.close();
    door.close();
  }

  @Test
  void anEmptyQueueSaysSo() throws Exception {
    assertThat(get("/_local/failures")).contains("Nothing failed for good");
    assertThat(get("/_local/failures?format=json").strip()).isEqualTo("[ ]");
  }

  @Test
  void whatFailedForGoodIsShownWithItsMessage() throws Exception {
    queue.put(definition.arn(), JSON.createObjectNode().put("why", "<b>too often</b>"));

    assertThat(get("/_local/failures"))
        .contains(definition.name(), "2020-05-04 15:00:00", "&lt;b&gt;too often")
        .doesNotContain("<b>");
    assertThat(JSON.readTree(get("/_local/failures?format=json")).at("/0/message/why").asText())
        .isEqualTo("<b>too often</b>");
  }

  private String get(String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
