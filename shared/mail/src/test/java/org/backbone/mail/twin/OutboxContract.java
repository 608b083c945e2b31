package org.backbone.mail.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditTrail;
import org.backbone.mail.Claim;
import org.backbone.mail.Claimed;
import org.backbone.mail.DueMail;
import org.backbone.mail.Fate;
import org.backbone.mail.Link;
import org.backbone.mail.Links;
import org.backbone.mail.MailDeeds;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.OutboxState;
import org.backbone.mail.Resent;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.mail.Mime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every outbox keeps, and every store of links.
@Tag("contract")
public abstract class OutboxContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Duration LEASE = Duration.ofMinutes(2);

  // Each test has a person of its own, for stores may be shared.
  private final String person = UUID.randomUUID().toString();

  /// Where the messages of the outbox under test lie.
  protected final MemoryShelf shelf = new MemoryShelf();

  /// The outbox under test.
  protected abstract Outbox outbox();

  /// The audit trail beside it.
  protected abstract AuditTrail audit();

  /// The links that the outbox's messages show.
  protected abstract Links links();

  @Test
  void aMessageIsPutOnceByItsKey() {
    assertThat(outbox().add(message("first"))).isTrue();
    assertThat(outbox().add(message("second"))).isFalse();

    assertThat(item().label()).isEqualTo(message("first").label());
    assertThat(outbox().claim(id(), claim("a", NOW))).contains(new Claimed.Whole(message("first")));
  }

  @Test
  void aMessageComesWithItsLinksOrNotAtAll() {
    var token = Ids.token();
    var other = Ids.token();

    outbox().add(message("first"), List.of(link(token)));
    outbox().add(message("second"), List.of(link(other)));

    assertThat(links().find(token, Link.Purpose.RSVP)).contains(link(token));
    assertThat(links().find(other, Link.Purpose.RSVP)).isEmpty();
  }

  @Test
  void whatIsPretendedIsNeitherSentNorOpened() {
    var token = Ids.token();

    outbox().pretend(message("first"), List.of(link(token)));
    outbox().pretend(message("first"), List.of(link(token)));

    assertThat(outbox().find(id())).isEmpty();
    assertThat(links().find(token, Link.Purpose.RSVP)).isEmpty();
    assertThat(outbox().add(message("first"), List.of(link(token)))).isTrue();
  }

  @Test
  void aLinkIsGoodForItsPurposeOnly() {
    var token = Ids.token();
    links().add(link(token));

    assertThat(links().find(token, Link.Purpose.SIGN_IN)).isEmpty();
  }

  @Test
  void ofManySendersOneHasTheMessage() throws Exception {
    outbox().add(message("first"));

    try (var threads = Executors.newFixedThreadPool(4)) {
      var claims =
          List.of("a", "b", "c", "d").stream()
              .<Callable<Boolean>>map(
                  owner -> () -> outbox().claim(id(), Claim.of(owner, NOW, LEASE)).isPresent())
              .toList();
      var won = 0;
      for (var claim : threads.invokeAll(claims)) {
        won += claim.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void whatWasSentIsNeverSentAgain() {
    sending("a", NOW);

    assertThat(outbox().sent(id(), "a", "ses-1")).isTrue();

    assertThat(item().state()).isEqualTo(OutboxState.SENT);
    assertThat(item().sesId()).isEqualTo("ses-1");
    assertThat(outbox().claim(id(), claim("b", NOW.plus(LEASE)))).isEmpty();
    assertThat(outbox().claimAgain(id(), claim("b", later()), later())).isEmpty();
    assertThat(dueAt(later())).isFalse();
  }

  @Test
  void onlyItsOwnerSaysWhatBecameOfIt() {
    sending("a", NOW);

    assertThat(outbox().sent(id(), "b", "ses-1")).isFalse();
    assertThat(outbox().postpone(id(), "b", NOW, "throttled")).isFalse();
    assertThat(outbox().giveUp(id(), "b", OutboxState.FAILED, "refused")).isFalse();
    assertThat(outbox().unknown(id(), "b", NOW, "timeout")).isFalse();
    assertThat(item().state()).isEqualTo(OutboxState.SENDING);
  }

  @Test
  void whatCertainlyWasNotSentWaitsForItsTime() {
    sending("a", NOW);
    var then = NOW.plusSeconds(300);

    outbox().postpone(id(), "a", then, "throttled");

    assertThat(item().state()).isEqualTo(OutboxState.PENDING);
    assertThat(dueAt(then.minusSeconds(1))).isFalse();
    assertThat(dueAt(then)).isTrue();
    assertThat(outbox().claim(id(), claim("b", then.minusSeconds(1)))).isEmpty();
    assertThat(outbox().claim(id(), claim("b", then))).isPresent();
    assertThat(item().attempts()).isEqualTo(2);
  }

  @Test
  void aNewMessageIsDueWhenNoStreamBroughtItForAMinute() {
    outbox().add(message("first"));

    assertThat(dueAt(NOW.plusSeconds(59))).isFalse();
    assertThat(dueAt(NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void aDeadSendersMessageIsSentOnceMoreAndSaysSo() {
    sending("a", NOW);
    var lapsed = NOW.plus(LEASE);

    assertThat(outbox().claim(id(), claim("b", later()))).isEmpty();
    assertThat(outbox().claimAgain(id(), claim("b", lapsed), lapsed)).isEmpty();
    assertThat(outbox().claimAgain(id(), claim("b", NOW), later())).isEmpty();
    assertThat(dueAt(later())).isTrue();
    assertThat(outbox().claimAgain(id(), claim("b", later()), later()))
        .contains(new Claimed.Whole(message("first")));

    assertThat(item().possibleDuplicate()).isTrue();
    var muchLater = later().plus(Duration.ofHours(1));
    assertThat(outbox().claimAgain(id(), claim("c", muchLater), muchLater)).isEmpty();
    assertThat(outbox().leaveToStaff(id(), muchLater, muchLater)).isTrue();
    assertThat(item().state()).isEqualTo(OutboxState.UNKNOWN);
    assertThat(item().needsCare()).isTrue();
    assertThat(dueAt(muchLater)).isFalse();
  }

  @Test
  void anUnknownResultWaitsForTheWordOfSes() {
    sending("a", NOW);

    outbox().unknown(id(), "a", NOW, "timeout");

    assertThat(item().state()).isEqualTo(OutboxState.UNKNOWN);
    assertThat(item().needsCare()).isFalse();
    assertThat(outbox().claim(id(), claim("b", later()))).isEmpty();
    assertThat(outbox().claimAgain(id(), claim("b", NOW), NOW.plusSeconds(899))).isEmpty();
    assertThat(outbox().leaveToStaff(id(), later(), later())).isFalse();
    assertThat(outbox().report(id(), new Fate.Sent(), "ses-9")).isTrue();
    assertThat(item().state()).isEqualTo(OutboxState.SENT);
    assertThat(outbox().claimAgain(id(), claim("b", later()), later())).isEmpty();
  }

  @Test
  void theWordOfSesEndsASending() {
    sending("a", NOW);

    outbox().report(id(), new Fate.Sent(), "ses-9");

    assertThat(item().state()).isEqualTo(OutboxState.SENT);
    assertThat(outbox().sent(id(), "a", "ses-9")).isFalse();
    assertThat(outbox().unknown(id(), "a", NOW, "timeout")).isFalse();
    assertThat(item().state()).isEqualTo(OutboxState.SENT);
  }

  @Test
  void whatCameBackStaysSoWhateverArrivesLater() {
    sending("a", NOW);
    outbox().sent(id(), "a", "ses-1");

    outbox().report(id(), new Fate.Bounced("Permanent/General", NOW), "ses-1");
    outbox().report(id(), new Fate.Sent(), "ses-1");

    assertThat(item().state()).isEqualTo(OutboxState.BOUNCED);
    assertThat(item().reason()).isEqualTo("Permanent/General");
    assertThat(cared()).isTrue();
  }

  @Test
  void aReportOfWhatIsNotHereIsFalse() {
    assertThat(outbox().report(id(), new Fate.Sent(), "ses-1")).isFalse();
    assertThat(outbox().report(id(), new Fate.Bounced("x", NOW), "ses-1")).isFalse();
  }

  @Test
  void staffSendAFailedMessageOnceMore() {
    sending("a", NOW);
    outbox().giveUp(id(), "a", OutboxState.FAILED, "MessageRejected");
    assertThat(item().state()).isEqualTo(OutboxState.FAILED);
    assertThat(cared()).isTrue();
    assertThat(dueAt(later())).isFalse();

    assertThat(outbox().resend(id(), later(), STAFF)).isTrue();
    assertThat(outbox().resend(id(), later(), STAFF)).isFalse();

    assertThat(cared()).isFalse();
    assertThat(dueAt(later())).isTrue();
    var claimed = outbox().claim(id(), claim("b", later()));
    assertThat(claimed)
        .hasValueSatisfying(
            again ->
                assertThat(again)
                    .isInstanceOfSatisfying(
                        Claimed.Whole.class,
                        whole ->
                            assertThat(whole.message().mime()).isEqualTo(message("first").mime())));
    assertThat(claimed.orElseThrow().label().expiredAt(later())).isFalse();
  }

  @Test
  void whoSentAMessageAgainIsKeptAndStandsInTheAuditTrailOnce() {
    sending("a", NOW);
    outbox().giveUp(id(), "a", OutboxState.FAILED, "MessageRejected");
    var failed = item();
    assertThat(failed.resent()).isNull();

    outbox().resend(id(), later(), STAFF);
    outbox().resend(id(), later().plusSeconds(1), Actor.staff("77aa", "Somebody else"));

    assertThat(item().resent()).isEqualTo(new Resent(later(), STAFF));
    var line = MailDeeds.resent(failed, later(), STAFF);
    assertThat(audit().linesAbout(line.about(), "", 10, later()).entries()).containsExactly(line);
    assertThat(line)
        .extracting(AuditEntry::toString)
        .asString()
        .doesNotContain(failed.label().to());
  }

  @Test
  void whatSesTookLiesNowhereAnyMore() {
    sending("a", NOW);
    assertThat(shelf.places()).hasSize(1);

    outbox().sent(id(), "a", "ses-1");

    assertThat(shelf.places()).isEmpty();
  }

  @Test
  void whereTheSenderDiedBeforeItTookTheTextAwayTheWordOfSesDoes() {
    sending("a", NOW);
    var place = shelf.places().iterator().next();
    outbox().sent(id(), "a", "ses-1");
    shelf.put(place, message("first").mime());

    outbox().report(id(), new Fate.Sent(), "ses-1");

    assertThat(shelf.places()).isEmpty();
  }

  @Test
  void theWordOfSesAloneTakesTheTextAway() {
    sending("a", NOW);

    outbox().report(id(), new Fate.Sent(), "ses-1");

    assertThat(shelf.places()).isEmpty();
  }

  @Test
  void whatNobodyKnowsTheEndOfKeepsItsText() {
    sending("a", NOW);

    outbox().unknown(id(), "a", NOW, "timeout");

    assertThat(shelf.places()).hasSize(1);
  }

  @Test
  void aTextThatIsGoneIsSaidToBe() {
    outbox().add(message("first"));
    shelf.places().forEach(shelf::drop);

    assertThat(outbox().claim(id(), claim("a", NOW)))
        .contains(new Claimed.Bare(message("first").label()));
  }

  @Test
  void whatCameBackIsGoneAndNotSentAgain() {
    sending("a", NOW);
    outbox().report(id(), new Fate.Bounced("Permanent/General", NOW), "ses-1");

    assertThat(shelf.places()).isEmpty();
    assertThat(item().isResendableAt(later())).isFalse();
    assertThat(outbox().resend(id(), later(), STAFF)).isFalse();
  }

  @Test
  void whatStaffDealtWithIsShownNoMoreAndKeepsWhatBecameOfIt() {
    sending("a", NOW);
    assertThat(outbox().dealtWith(id(), later(), STAFF)).isFalse();
    outbox().report(id(), new Fate.Bounced("Permanent/General", NOW), "ses-1");

    assertThat(outbox().dealtWith(id(), later(), STAFF)).isTrue();
    assertThat(outbox().dealtWith(id(), later(), STAFF)).isFalse();
    outbox().report(id(), new Fate.Bounced("Permanent/General", NOW), "ses-1");

    assertThat(cared()).isFalse();
    assertThat(item().state()).isEqualTo(OutboxState.BOUNCED);
    assertThat(outbox().resend(id(), later(), STAFF)).isFalse();
  }

  @Test
  void staffSendNothingAgainWhoseTextMayBeGoneBeforeItIsSent() {
    sending("a", NOW);
    outbox().giveUp(id(), "a", OutboxState.FAILED, "MessageRejected");
    var tooLate = NOW.plus(OutboxItem.RESENDABLE);

    assertThat(item().isResendableAt(tooLate)).isFalse();
    assertThat(outbox().resend(id(), tooLate, STAFF)).isFalse();
    assertThat(outbox().resend(id(), tooLate.minusSeconds(1), STAFF)).isTrue();
  }

  private void sending(String owner, Instant at) {
    outbox().add(message("first"));
    assertThat(outbox().claim(id(), claim(owner, at))).isPresent();
  }

  private static Claim claim(String owner, Instant at) {
    return Claim.of(owner, at, LEASE);
  }

  // When the lease is over and SES has had its time.
  private static Instant later() {
    return NOW.plus(LEASE).plus(Claim.GRACE);
  }

  private boolean dueAt(Instant now) {
    DueMail mail = outbox();
    var isThere = mail.due(now).anyMatch(id()::equals);
    assertThat(mail.isDue(now) || !isThere).isTrue();
    return isThere;
  }

  private boolean cared() {
    return outbox().needingCare().stream().anyMatch(item -> item.label().id().equals(id()));
  }

  private OutboxItem item() {
    return outbox().find(id()).orElseThrow();
  }

  private String id() {
    return message("first").label().id();
  }

  private OutboxMessage message(String text) {
    return new OutboxMessage(
        new MailLabel(
            "invitation#food-family-resources#2020-05-05#" + person + "#0",
            "invitation",
            person + "@example.org",
            "Food & Family Resources",
            NOW,
            NOW.plus(Duration.ofDays(1))),
        new Mime(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Link link(String token) {
    return Link.of(
        token, Link.Purpose.RSVP, "x#" + person, Language.ES, NOW.plus(Duration.ofDays(1)));
  }
}
