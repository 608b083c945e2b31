package org.backbone.runner.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private final List<String> sent = new ArrayList<>();
  private final EventBus bus =
      new EventBus(
          Repository.template().functions(),
          (function, _, cause) -> sent.add(function + " by " + cause.trigger()));

  @Test
  void anEventGoesToTheFunctionsThatHaveARuleForIt() {
    publish("aws.ses", "Email Sent");

    assertThat(sent).containsExactly("MailEvents by rule MessageFate");
  }

  @Test
  void anEventThatNobodyHasARuleForGoesNowhere() {
    publish("aws.ses", "Email Opened");
    publish("aws.ec2", "Email Sent");

    assertThat(sent).isEmpty();
  }

  @Test
  void otherMailOfTheAccountGoesNowhere() {
    publish("aws.ses", "Email Sent", "newsletter");

    assertThat(sent).isEmpty();
  }

  private void publish(String source, String detailType) {
    publish(source, detailType, "MailConfigurationSet");
  }

  private void publish(String source, String detailType, String configurationSet) {
    var detail = JsonNodeFactory.instance.objectNode();
    detail
        .putObject("mail")
        .putObject("tags")
        .putArray("ses:configuration-set")
        .add(configurationSet);
    bus.publish(
        EventBus.event(
            source,
            detailType,
            Instant.parse("2020-05-04T15:00:00Z"),
            "arn:aws:ses:us-east-1:000000000000:configuration-set/" + configurationSet,
            detail));
  }
}
