package org.backbone.access.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.backbone.access.StaffSession;
import org.backbone.access.StaffSessionStore;
import org.backbone.platform.core.Ids;
import org.junit.jupiter.api.Test;

/// What every store of staff's sessions keeps.
public abstract class StaffSessionStoreContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  private final String key = Ids.token();

  /// The sessions under test.
  protected abstract StaffSessionStore sessions();

  @Test
  void aSessionIsFoundByItsKeyUntilItIsOver() {
    var session = session(NOW.plusSeconds(900), Set.of("analyst", "facilitator"));
    sessions().start(key, session);

    assertThat(sessions().find(key, NOW)).contains(session);
    assertThat(sessions().find(key, session.until().minusMillis(1))).contains(session);
    assertThat(sessions().find(key, session.until())).isEmpty();
    assertThat(sessions().find(key.substring(1) + "A", NOW)).isEmpty();
    assertThat(sessions().find("", NOW)).isEmpty();
  }

  @Test
  void whatTheIssuerSaysNowTakesTheOldWordsPlace() {
    sessions().start(key, session(NOW.plusSeconds(900), Set.of("facilitator")));
    var renewed = session(NOW.plusSeconds(1_800), Set.of());

    assertThat(sessions().renew(key, renewed)).isTrue();

    assertThat(sessions().find(key, NOW)).contains(renewed);
  }

  @Test
  void aSessionThatWasEndedStaysSo() {
    var session = session(NOW.plusSeconds(900), Set.of("facilitator"));
    sessions().start(key, session);

    sessions().end(key);
    sessions().end(key);

    assertThat(sessions().renew(key, session)).isFalse();
    assertThat(sessions().find(key, NOW)).isEmpty();
  }

  private static StaffSession session(Instant checkedUntil, Set<String> groups) {
    return new StaffSession(
        "5f1c", "Facilitator", groups, checkedUntil, "sealed", NOW.plus(Duration.ofHours(12)));
  }
}
