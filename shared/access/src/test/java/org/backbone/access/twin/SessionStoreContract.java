package org.backbone.access.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

/// What every store of sessions keeps.
public abstract class SessionStoreContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Session SESSION =
      Session.from(NOW, "river-food-bank", "desk@river.example.org", Language.ES);

  /// The sessions under test.
  protected abstract SessionStore sessions();

  @Test
  void aSessionIsFoundByItsTokenUntilItExpires() {
    var token = sessions().start(SESSION);

    assertThat(sessions().find(token, NOW)).contains(SESSION);
    assertThat(sessions().find(token, SESSION.expiresAt().minusMillis(1))).contains(SESSION);
    assertThat(sessions().find(token, SESSION.expiresAt())).isEmpty();
  }

  @Test
  void everySessionHasATokenOfItsOwn() {
    assertThat(sessions().start(SESSION)).isNotEqualTo(sessions().start(SESSION)).hasSize(43);
  }

  @Test
  void nobodyGuessesASession() {
    var token = sessions().start(SESSION);

    assertThat(sessions().find(token.substring(1) + "A", NOW)).isEmpty();
    assertThat(sessions().find("", NOW)).isEmpty();
  }

  @Test
  void anEndedSessionIsOver() {
    var token = sessions().start(SESSION);
    var other = sessions().start(SESSION);

    sessions().end(token);
    sessions().end(token);

    assertThat(sessions().find(token, NOW)).isEmpty();
    assertThat(sessions().find(other, NOW)).isPresent();
  }
}
