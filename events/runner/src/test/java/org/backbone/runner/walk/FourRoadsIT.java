package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The four roads on the local stack, and what it alone has.
class FourRoadsIT extends FourRoads {
  private Stack stack;

  @BeforeAll
  void start(@TempDir Path data) {
    stack = Stack.start(data.resolve("state"), "--empty");
    walk(stack);
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void anEventOfTheLogCanBeReplayedAndChangesNothingTheSecondTime() {
    var id = client().get("/_local/log?format=json").json().at("/0/id").asText();

    assertThat(stack.verb("replay", id)).isNotEmpty();
  }

  @Test
  void theStackEndsWithinTenSecondsAndKeepsItsState(@TempDir Path data) {
    try (var first = Stack.start(data, "--empty")) {
      var client = new Client(first.base());
      assertThat(client.postJson("/api/v1/partners", Network.partner("Lasting")).status())
          .isEqualTo(201);
      assertThat(first.terminate()).isLessThan(Duration.ofSeconds(10));
    }
    try (var second = Stack.start(data, "--empty")) {
      var token = second.verb("token", "staff");
      var client = new Client(second.base()).with("authorization", "Bearer " + token);
      assertThat(client.get("/api/v1/staff/partners").body()).contains("Lasting");
    }
  }
}
