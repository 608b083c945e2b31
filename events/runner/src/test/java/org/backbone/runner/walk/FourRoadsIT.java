package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
  void whomTheClockWokeIsCountedByTheTickAndStandsInTheLogWithTheClocksCallAsItsCause() {
    var guest =
        Map.of(
            "name", "G",
            "organisation", "O",
            "email", "late@guest.example.org",
            "language", "en");
    var series = "/meetings/food-family-resources";
    assertThat(client().fillIn(series, series + "/join", guest).status()).isEqualTo(303);

    var told = stack.verb("tick", "--at", "2020-04-30T15:00:00Z");
    var idle = stack.verb("tick", "--at", "2020-04-30T15:00:00Z");

    assertThat(told).containsPattern("\"Clock\" ?: ?1").containsPattern("\"MeetingInvites\" ?: ?1");
    assertThat(idle).containsPattern("\"Clock\" ?: ?1").doesNotContain("MeetingInvites");
    var woken = logged("?format=json&function=MeetingInvites").at("/0/id").asText();
    var call = logged("/" + woken + "?format=json");
    assertThat(call.path("trigger").asText()).isEqualTo("invoke by Clock");
    assertThat(call.at("/event/scheduledTime").asText()).isEqualTo("2020-04-30T15:00:00Z");
    var cause = logged("/" + call.path("cause").asText() + "?format=json");
    assertThat(cause.path("function").asText()).isEqualTo("Clock");
  }

  private JsonNode logged(String what) {
    return client().get("/_local/log" + what).json();
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
