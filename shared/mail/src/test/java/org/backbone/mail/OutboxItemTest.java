package org.backbone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboxItemTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-24T15:00:00Z");

  @Test
  void staffCanSendAgainWhatIsLeftToThemAsLongAsItsTextIsThere() {
    assertThat(item(OutboxState.FAILED, true).isResendableAt(WRITTEN)).isTrue();
    assertThat(item(OutboxState.UNKNOWN, true).isResendableAt(lastDay().minusNanos(1))).isTrue();
    assertThat(item(OutboxState.UNKNOWN, true).isResendableAt(lastDay())).isFalse();
  }

  @Test
  void whatCameBackAndWhatIsOnItsWayIsNotSentAgain() {
    assertThat(item(OutboxState.BOUNCED, true).isResendableAt(WRITTEN)).isFalse();
    assertThat(item(OutboxState.SENT, false).isResendableAt(WRITTEN)).isFalse();
  }

  private static Instant lastDay() {
    return WRITTEN.plus(OutboxItem.RESENDABLE);
  }

  private static OutboxItem item(OutboxState state, boolean needsCare) {
    var label =
        new MailLabel("welcome#river", "welcome", "ana@river.example", "Welcome", WRITTEN, WRITTEN);
    return new OutboxItem(label, state, 1, false, "", "", needsCare, null);
  }
}
