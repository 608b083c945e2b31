package org.backbone.runner.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureQueueTest {
  @TempDir Path folder;

  @Test
  void messagesAreStillThereAfterARestartNewestFirst() {
    var arn = Repository.template().queues().getFirst().arn();
    queue("2020-05-04T15:00:00Z").put(arn, JsonNodeFactory.instance.textNode("first"));
    queue("2020-05-04T15:00:01Z").put(arn, JsonNodeFactory.instance.textNode("second"));

    assertThat(queue("2020-05-04T15:00:02Z").messages())
        .extracting(message -> message.message().asText())
        .containsExactly("second", "first");
  }

  @Test
  void aQueueThatTheTemplateDoesNotDeclareIsRefused() {
    assertThatThrownBy(
            () ->
                queue("2020-05-04T15:00:00Z").put("arn:other", JsonNodeFactory.instance.nullNode()))
        .hasMessageContaining("arn:other");
  }

  private FileFailureQueue queue(String now) {
    return new FileFailureQueue(
        folder, Repository.template().queues(), () -> Instant.parse(now), _ -> {});
  }
}
