package org.backbone.access.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.backbone.access.OpenSession;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.mail.Link;
import org.backbone.mail.Links;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

/// What every store of sessions keeps.
public abstract class SessionStoreContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(20));
  private static final Session SESSION =
      Session.from(NOW, "river-food-bank", "desk@river.example.org", Language.ES);

  /// The sessions under test.
  protected abstract SessionStore sessions();

  /// Where their sign-in links are kept.
  protected abstract Links links();

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

  @Test
  void theSessionsOfAContactAreListedAndEndedOneByOneOrAllTogether() {
    var email = "desk@" + UUID.randomUUID() + ".example.org";
    var first = sessions().start(Session.from(NOW, "river-food-bank", email, Language.ES));
    var last =
        sessions().start(Session.from(NOW.plusSeconds(60), "river-food-bank", email, Language.ES));
    var elsewhere = sessions().start(Session.from(NOW, "other-pantry", email, Language.ES));

    var open = sessions().open("river-food-bank", email, NOW);
    assertThat(open)
        .extracting(OpenSession::id)
        .containsExactly(Digest.sha256(last), Digest.sha256(first));
    assertThat(open.getLast().session().begunAt()).isEqualTo(NOW);
    assertThat(sessions().open("river-food-bank", email, NOW.plus(Session.LIFETIME)))
        .extracting(OpenSession::id)
        .containsExactly(Digest.sha256(last));

    sessions().endOpen(open.getLast().id());
    sessions().endOpen(open.getLast().id());
    assertThat(sessions().find(first, NOW)).isEmpty();
    assertThat(sessions().find(last, NOW)).isPresent();

    sessions().endAll("river-food-bank", email, NOW);
    assertThat(sessions().open("river-food-bank", email, NOW)).isEmpty();
    assertThat(sessions().find(last, NOW)).isEmpty();
    assertThat(sessions().find(elsewhere, NOW)).isPresent();
  }

  @Test
  void aLinkBeginsASessionOnce() {
    var link = given(Link.Purpose.SIGN_IN);

    var token = sessions().startWith(link, "page", SESSION, NOW).orElseThrow();

    assertThat(sessions().find(token, NOW)).contains(SESSION);
    assertThat(sessions().startWith(link, "another page", SESSION, NOW)).isEmpty();
    assertThat(sessions().find(token, NOW)).isPresent();
  }

  @Test
  void thePageThatSawNoAnswerMayPressAgainForAWhile() {
    var link = given(Link.Purpose.SIGN_IN);
    var first = sessions().startWith(link, "page", SESSION, NOW).orElseThrow();

    var second = sessions().startWith(link, "page", SESSION, NOW.plusSeconds(30)).orElseThrow();

    assertThat(sessions().find(second, NOW)).contains(SESSION);
    assertThat(sessions().find(first, NOW)).isEmpty();
    assertThat(sessions().startWith(link, "page", SESSION, NOW.plus(Duration.ofMinutes(5))))
        .isEmpty();
  }

  @Test
  void aLinkThatIsOverOrForSomethingElseBeginsNothing() {
    var answer = given(Link.Purpose.RSVP);
    var link = given(Link.Purpose.SIGN_IN);

    assertThat(sessions().startWith(answer, "page", SESSION, NOW)).isEmpty();
    assertThat(sessions().startWith(link, "page", SESSION, UNTIL)).isEmpty();
    assertThat(sessions().startWith("never given", "page", SESSION, NOW)).isEmpty();
    assertThat(sessions().startWith(link, "page", SESSION, NOW)).isPresent();
  }

  @Test
  void ofManyPagesOneUsesTheLink() throws Exception {
    var link = given(Link.Purpose.SIGN_IN);

    try (var threads = Executors.newFixedThreadPool(4)) {
      var pages =
          List.of("a", "b", "c", "d").stream()
              .<Callable<Optional<String>>>map(
                  page -> () -> sessions().startWith(link, page, SESSION, NOW))
              .toList();
      var begun = 0;
      for (var page : threads.invokeAll(pages)) {
        begun += page.get().isPresent() ? 1 : 0;
      }
      assertThat(begun).isEqualTo(1);
    }
  }

  private String given(Link.Purpose purpose) {
    var token = Ids.token();
    links()
        .add(Link.of(token, purpose, "river-food-bank#desk@river.example.org", Language.ES, UNTIL));
    return token;
  }
}
