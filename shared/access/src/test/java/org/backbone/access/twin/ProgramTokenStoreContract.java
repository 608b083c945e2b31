package org.backbone.access.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.backbone.access.ProgramDeeds;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore;
import org.backbone.access.ProgramTokenStore.Making;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Matter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every store of programs' tokens keeps.
public abstract class ProgramTokenStoreContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Duration QUARTER = Duration.ofDays(90);
  private static final LocalDate TODAY = LocalDate.of(2020, 5, 4);

  private final String partner = "pantry-" + UUID.randomUUID();
  private final Matter matter = new Matter("partner", partner, "Pantry");
  private final Actor contact = Actor.partner(partner, "Pantry");

  /// The tokens under test.
  protected abstract ProgramTokenStore tokens();

  /// The audit trail beside them.
  protected abstract AuditTrail audit();

  @Test
  void aTokenIsFoundByWhatIsShownUntilItExpires() {
    var token = token("Nightly export", "a form");

    var value = made(token);

    assertThat(value).matches("bb_[A-Za-z0-9_-]{43}");
    assertThat(tokens().find(value, NOW)).contains(token);
    assertThat(tokens().find(value, token.expiresAt().minusMillis(1))).contains(token);
    assertThat(tokens().find(value, token.expiresAt())).isEmpty();
  }

  @Test
  void nobodyGuessesAToken() {
    var value = made(token("Nightly export", "a form"));

    assertThat(tokens().find(value.substring(0, 45) + "!", NOW)).isEmpty();
    assertThat(tokens().find(value.substring(3), NOW)).isEmpty();
    assertThat(tokens().find("", NOW)).isEmpty();
  }

  @Test
  void aPartnersTokensAreListedTheNewestFirstAndNobodyElsesAre() {
    made(token("First", "a form"));
    var later = NOW.plusSeconds(60);
    made(ProgramToken.of(partner, "desk@pantry.example.org", "Last", "b", later, QUARTER));
    made(ProgramToken.of("other-" + partner, "desk@other.example.org", "O", "c", NOW, QUARTER));

    assertThat(tokens().live(partner, NOW))
        .extracting(ProgramToken::name)
        .containsExactly("Last", "First");
    assertThat(tokens().live(partner, NOW.plus(QUARTER)))
        .extracting(ProgramToken::name)
        .containsExactly("Last");
  }

  @Test
  void aPartnerHasFiveTokensAtMostUntilOneEnds() {
    for (int number = 1; number <= ProgramTokenStore.MOST; number++) {
      made(token("Program " + number, "form " + number));
    }
    var another = token("Another", "another form");

    assertThat(make(another)).isEqualTo(new Making.Full());

    var first = tokens().live(partner, NOW).getLast();
    tokens().revoke(first, revoked(first));
    assertThat(make(another)).isInstanceOf(Making.Made.class);

    var later = NOW.plus(QUARTER);
    var next = ProgramToken.of(partner, "desk@pantry.example.org", "Next", "n", later, QUARTER);
    assertThat(make(next)).isInstanceOf(Making.Made.class);
    assertThat(tokens().live(partner, later)).containsExactly(next);
  }

  @Test
  void ofManyWhoAskAtOnceNoMoreThanFiveAreMade() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var forms =
          IntStream.rangeClosed(1, 8)
              .<Callable<Making>>mapToObj(
                  number -> () -> make(token("Program " + number, "form " + number)))
              .toList();
      var made = 0;
      for (var form : threads.invokeAll(forms)) {
        made += form.get() instanceof Making.Made ? 1 : 0;
      }
      assertThat(made).isEqualTo(ProgramTokenStore.MOST);
      assertThat(tokens().live(partner, NOW)).hasSize(ProgramTokenStore.MOST);
    }
  }

  @Test
  void twoProgramsOfAPartnerAreNotCalledTheSame() {
    made(token("Nightly export", "a form"));

    assertThat(make(token("nightly EXPORT", "another form"))).isEqualTo(new Making.NameTaken());
  }

  @Test
  void aFormWhoseAnswerWasLostMakesOneTokenHoweverOftenItIsSent() {
    var token = token("Nightly export", "a form");
    var lost = made(token);

    var shown = made(token);

    assertThat(tokens().find(lost, NOW)).isEmpty();
    assertThat(tokens().find(shown, NOW)).contains(token);
    assertThat(tokens().live(partner, NOW)).containsExactly(token);
    assertThat(audit().linesAbout(matter, "", 10, NOW).entries()).hasSize(1);
  }

  @Test
  void aFormWhoseTokenIsInUseTakesItFromNobody() {
    var token = token("Nightly export", "a form");
    var value = made(token);
    tokens().use(value, TODAY);

    assertThat(make(token)).isEqualTo(new Making.InUse());
    assertThat(tokens().find(value, NOW)).isPresent();
  }

  @Test
  void theLastDayOfItsUseIsKept() {
    var value = made(token("Nightly export", "a form"));
    assertThat(usedOn(value)).isNull();

    tokens().use(value, TODAY);
    tokens().use(value, TODAY);
    assertThat(usedOn(value)).isEqualTo(TODAY);

    tokens().use(value, TODAY.plusDays(1));
    tokens().use(value, TODAY);
    tokens().use("bb_never given", TODAY);
    assertThat(usedOn(value)).isEqualTo(TODAY.plusDays(1));
  }

  @Test
  void aRevokedTokenIsOverAndTheOthersAreNot() {
    var token = token("Nightly export", "a form");
    var value = made(token);
    var other = made(token("Another", "another form"));

    tokens().revoke(token, revoked(token));
    tokens().revoke(token, revoked(token));

    assertThat(tokens().find(value, NOW)).isEmpty();
    assertThat(tokens().find(other, NOW)).isPresent();
    assertThat(tokens().live(partner, NOW))
        .extracting(ProgramToken::name)
        .containsExactly("Another");
  }

  @Test
  void whoMadeAndRevokedATokenStandsInTheAuditTrailAndItsValueDoesNot() {
    var token = token("Nightly export", "a form");
    var value = made(token);
    var revoked = revoked(token);

    tokens().revoke(token, revoked);
    tokens().revoke(token, revoked);

    var lines = new ArrayList<>(audit().linesAbout(matter, "", 10, NOW).entries());
    assertThat(lines)
        .containsExactlyInAnyOrder(ProgramDeeds.made(token, matter, contact), revoked)
        .noneMatch(line -> line.toString().contains(value) || line.toString().contains("desk@"));
  }

  private @Nullable LocalDate usedOn(String value) {
    return tokens().find(value, NOW).orElseThrow().usedOn();
  }

  private ProgramToken token(String name, String form) {
    return ProgramToken.of(partner, "desk@pantry.example.org", name, form, NOW, QUARTER);
  }

  private AuditEntry revoked(ProgramToken token) {
    return ProgramDeeds.revoked(token, matter, NOW, contact);
  }

  private Making make(ProgramToken token) {
    return tokens().make(token, ProgramDeeds.made(token, matter, contact));
  }

  private String made(ProgramToken token) {
    return ((Making.Made) make(token)).value();
  }
}
