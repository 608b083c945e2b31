package org.backbone.partners.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backbone.access.ContactDirectory;
import org.backbone.access.Membership;
import org.backbone.access.SignIn;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.backbone.mail.Claim;
import org.backbone.mail.Claimed;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.Links;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.twin.MemoryShelf;
import org.backbone.partners.Application;
import org.backbone.partners.Contact;
import org.backbone.partners.Decision;
import org.backbone.partners.Joining;
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.Submission;
import org.backbone.partners.SuspendedContacts;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.mail.Mime;
import org.junit.jupiter.api.Test;

/// What every store of partners keeps.
public abstract class PartnerStoreContract {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);

  // Each test has a name of its own, for stores may be shared.
  private final String name = "Pantry " + UUID.randomUUID();

  /// Where the mails of the store under test lie.
  protected final MemoryShelf shelf = new MemoryShelf();

  /// The partners under test.
  protected abstract PartnerStore partners();

  /// The audit trail beside them.
  protected abstract AuditTrail audit();

  /// The same partners, as signing in sees them.
  protected abstract ContactDirectory directory();

  /// The same partners, as who invites sees them.
  protected abstract SuspendedContacts suspended();

  /// Where welcomes go.
  protected abstract Outbox outbox();

  /// Where their links go.
  protected abstract Links links();

  @Test
  void whoJoinsIsFoundAsTheyWroteIt() {
    var application =
        Applications.of(
            name + " – Niños’ «Ñandú» & Co.",
            PartnerKind.CLINIC,
            "salud",
            List.of("vacunas", "dental care"),
            List.of("español"),
            "",
            new Contact("Zoë O’Neil", "zoe." + UUID.randomUUID() + "@example.org", Language.ES));

    var joining = partners().join(submission(Ids.token(), application));

    assertThat(joining).isInstanceOf(Joining.Joined.class);
    var partner = ((Joining.Joined) joining).partner();
    assertThat(partner.application()).isEqualTo(application);
    assertThat(partner.status()).isEqualTo(PartnerStatus.PENDING);
    assertThat(partners().find(partner.id())).contains(partner);
    assertThat(all(PartnerStatus.PENDING)).contains(partner.summary());
  }

  @Test
  void anIdThatNobodyCanHaveIsNobodys() {
    for (var id : List.of("", "x".repeat(5000), "ñ".repeat(1500), "\u0000")) {
      assertThat(partners().find(id)).as(id).isEmpty();
    }
  }

  @Test
  void whoWaitsLongestComesFirst() {
    var late = joined(partners().join(at(NOW.plusSeconds(5))));
    var early = joined(partners().join(at(NOW.plusSeconds(1))));

    assertThat(all(PartnerStatus.PENDING))
        .filteredOn(partner -> partner.name().equals(name))
        .containsExactly(early.summary(), late.summary());
    assertThat(partners().waiting()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aPlaceThatNoListHasEndsTheListAtMost() {
    for (var place : List.of("x".repeat(5000), "\u0000", "NAME#")) {
      assertThat(partners().list(PartnerStatus.DECLINED, place, 5).next()).as(place).isNotNull();
    }
  }

  @Test
  void whoLooksLikeSomebodyIsFoundAndSoIsTheOther() {
    var word = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "community pantry";
    var one = joined(partners().join(named("The " + word, "desk@" + UUID.randomUUID() + ".org")));
    var slip = word.replace("pantry", "pantri");
    var other = joined(partners().join(named(slip, "hi@" + UUID.randomUUID() + ".org")));
    var near = Set.of(Likeness.Reason.NEAR_SAME_NAME);

    assertThat(partners().alike(one.summary()))
        .containsExactly(new Likeness.Match(other.summary(), near));
    assertThat(partners().alike(other.summary()))
        .containsExactly(new Likeness.Match(one.summary(), near));

    var declined = other.decided(PartnerStatus.DECLINED, NOW, STAFF);
    partners().decline(other.id(), NOW, STAFF);

    assertThat(partners().alike(one.summary()))
        .containsExactly(new Likeness.Match(declined.summary(), near));
  }

  @Test
  void theSameRequestAgainMakesNoSecondPartner() {
    var submission = submission(Ids.token(), application());
    var first = joined(partners().join(submission));

    assertThat(partners().join(submission)).isEqualTo(new Joining.Repeated(first));
    assertThat(ours()).hasSize(1);
  }

  @Test
  void aKeyIsGoodForOneContentOnly() {
    var key = Ids.token();
    partners().join(submission(key, application()));

    var again = partners().join(new Submission(key, "another", application(), NOW));

    assertThat(again).isEqualTo(new Joining.KeyReused());
    assertThat(ours()).hasSize(1);
  }

  @Test
  void aKeyIsForgottenAfterItsTimeEvenIfItIsStillThere() {
    var key = Ids.token();
    partners().join(submission(key, application()));

    var later = NOW.plus(PartnerStore.KEY_LIFETIME).plus(Duration.ofMinutes(1));
    var again = partners().join(new Submission(key, "another", application(), later));

    assertThat(again).isInstanceOf(Joining.Joined.class);
    assertThat(ours()).hasSize(2);
  }

  @Test
  void theNextPartnersOfTheSameNameHaveIdsThatBeginWithIt() {
    var ids =
        IntStream.range(0, 3)
            .mapToObj(_ -> joined(partners().join(submission(Ids.token(), application()))).id())
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids.subList(1, 3)).allMatch(id -> id.matches(ids.getFirst() + "-[0-9a-f]{8}"));
  }

  @Test
  void whoAsksIsToldTheReferenceOfTheirFirstRequest() {
    var key = Ids.token();
    var first = submission(key, application());

    var joined = joined(partners().join(first));
    var again = partners().join(submission(key, application()));

    assertThat(joined.reference()).isEqualTo(first.reference());
    assertThat(((Joining.Repeated) again).partner().reference()).isEqualTo(first.reference());
    assertThat(partners().find(joined.id()).orElseThrow().reference()).isEqualTo(first.reference());
  }

  @Test
  void ofManyEqualRequestsAtOnceOneMakesThePartner() throws Exception {
    var submission = submission(Ids.token(), application());

    var answers = atOnce(8, () -> partners().join(submission));

    assertThat(answers.stream().filter(Joining.Joined.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Joining.Repeated.class::isInstance)).hasSize(7);
    assertThat(ours()).hasSize(1);
  }

  @Test
  void approvingMakesAMemberWithOneWelcomeAndItsLink() {
    var partner = joined(partners().join(submission(Ids.token(), application())));
    var token = Ids.token();

    var decision =
        partners()
            .approve(partner.id(), NOW, STAFF, welcome(partner, "first"), link(partner, token));

    var approved = partner.decided(PartnerStatus.APPROVED, NOW, STAFF);
    assertThat(decision).isEqualTo(new Decision.Decided(approved));
    assertThat(partners().find(partner.id())).contains(approved);
    assertThat(partners().members()).contains(approved.summary());
    assertThat(all(PartnerStatus.PENDING)).doesNotContain(partner.summary());
    assertThat(outbox().find(welcomeId(partner))).isPresent();
    assertThat(links().find(token, Link.Purpose.SIGN_IN)).contains(link(partner, token));
  }

  @Test
  void approvingAgainChangesNothingAndWelcomesNobody() {
    var partner = joined(partners().join(submission(Ids.token(), application())));
    partners()
        .approve(partner.id(), NOW, STAFF, welcome(partner, "first"), link(partner, Ids.token()));
    var token = Ids.token();

    var again =
        partners()
            .approve(
                partner.id(),
                NOW.plusSeconds(60),
                STAFF,
                welcome(partner, "second"),
                link(partner, token));

    assertThat(again)
        .isEqualTo(
            new Decision.AlreadyDecided(partner.decided(PartnerStatus.APPROVED, NOW, STAFF)));
    assertThat(outbox().claim(welcomeId(partner), Claim.of("a", NOW, Duration.ofMinutes(2))))
        .hasValueSatisfying(
            claimed ->
                assertThat(claimed)
                    .isInstanceOfSatisfying(
                        Claimed.Whole.class,
                        whole ->
                            assertThat(whole.message().mime())
                                .isEqualTo(new Mime("first".getBytes(StandardCharsets.UTF_8)))));
    assertThat(links().find(token, Link.Purpose.SIGN_IN)).isEmpty();
  }

  @Test
  void ofManyApprovalsAtOnceOneCounts() throws Exception {
    var partner = joined(partners().join(submission(Ids.token(), application())));

    var answers =
        atOnce(
            6,
            () ->
                partners()
                    .approve(
                        partner.id(),
                        NOW,
                        STAFF,
                        welcome(partner, "first"),
                        link(partner, Ids.token())));

    assertThat(answers.stream().filter(Decision.Decided.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Decision.AlreadyDecided.class::isInstance)).hasSize(5);
  }

  @Test
  void whoIsDeclinedMayStillBeApprovedButNotTheOtherWayRound() {
    var partner = joined(partners().join(submission(Ids.token(), application())));

    assertThat(partners().decline(partner.id(), NOW, STAFF))
        .isEqualTo(new Decision.Decided(partner.decided(PartnerStatus.DECLINED, NOW, STAFF)));
    assertThat(partners().decline(partner.id(), NOW, STAFF))
        .isInstanceOf(Decision.AlreadyDecided.class);
    assertThat(
            partners()
                .approve(
                    partner.id(),
                    NOW,
                    STAFF,
                    welcome(partner, "first"),
                    link(partner, Ids.token())))
        .isInstanceOf(Decision.Decided.class);
    assertThat(partners().decline(partner.id(), NOW, STAFF))
        .isInstanceOf(Decision.AlreadyDecided.class);
    assertThat(partners().find(partner.id()).orElseThrow().isApproved()).isTrue();
  }

  @Test
  void whoDecidedIsKeptAndEachDecisionStandsInTheAuditTrailOnce() {
    var partner = joined(partners().join(submission(Ids.token(), application())));
    var other = Actor.staff("77aa", "Administrator");

    partners().decline(partner.id(), NOW, other);
    partners().decline(partner.id(), NOW.plusSeconds(1), STAFF);
    var declined = partners().find(partner.id()).orElseThrow();
    partners()
        .approve(
            partner.id(),
            NOW.plusSeconds(2),
            STAFF,
            welcome(partner, "first"),
            link(partner, Ids.token()));

    assertThat(declined.decidedBy()).isEqualTo(other);
    assertThat(partners().find(partner.id()).orElseThrow().decidedBy()).isEqualTo(STAFF);
    assertThat(audit().linesAbout(PartnerDeeds.matter(partner), "", 10, NOW).entries())
        .containsExactly(
            PartnerDeeds.decided(declined, PartnerStatus.APPROVED, NOW.plusSeconds(2), STAFF),
            PartnerDeeds.decided(partner, PartnerStatus.DECLINED, NOW, other));
  }

  @Test
  void nobodyCanBeDecidedWhoIsNotThere() {
    var stranger = Partner.joining("nobody-" + UUID.randomUUID(), Ids.spoken(), application(), NOW);

    assertThat(partners().decline(stranger.id(), NOW, STAFF))
        .isEqualTo(new Decision.NoSuchPartner());
    assertThat(
            partners()
                .approve(
                    stranger.id(),
                    NOW,
                    STAFF,
                    welcome(stranger, "first"),
                    link(stranger, Ids.token())))
        .isEqualTo(new Decision.NoSuchPartner());
    assertThat(outbox().find(welcomeId(stranger))).isEmpty();
  }

  @Test
  void aContactIsFoundInAnySpellingOnceTheirPartnerIsAMember() {
    var partner = joined(partners().join(submission(Ids.token(), application())));
    var address = partner.contact().email();

    assertThat(directory().membersOf(address)).isEmpty();

    partners()
        .approve(partner.id(), NOW, STAFF, welcome(partner, "first"), link(partner, Ids.token()));

    assertThat(directory().membersOf(" " + address.toUpperCase(java.util.Locale.ROOT)))
        .containsExactly(new Membership(partner.id(), partner.name()));
    assertThat(directory().membersOf("nobody-" + address)).isEmpty();
    assertThat(directory().membersOf("no address")).isEmpty();
  }

  @Test
  void aSuspendedMemberIsOnNoListOfMembersAndMayBeTakenUpAgain() {
    var member = member();
    var suspended = member.decided(PartnerStatus.SUSPENDED, LATER, STAFF);

    assertThat(partners().suspend(member.id(), LATER, STAFF))
        .isEqualTo(new Decision.Decided(suspended));
    assertThat(partners().suspend(member.id(), LATER, STAFF))
        .isEqualTo(new Decision.AlreadyDecided(suspended));

    assertThat(partners().find(member.id())).contains(suspended);
    assertThat(partners().members()).doesNotContain(member.summary());
    assertThat(all(PartnerStatus.SUSPENDED)).contains(suspended.summary());
    assertThat(directory().membersOf(member.contact().email())).isEmpty();

    assertThat(partners().resume(member.id(), LATER, STAFF)).isInstanceOf(Decision.Decided.class);
    assertThat(partners().members()).extracting(PartnerSummary::id).contains(member.id());
    assertThat(all(PartnerStatus.SUSPENDED))
        .extracting(PartnerSummary::id)
        .doesNotContain(member.id());
    assertThat(directory().membersOf(member.contact().email())).hasSize(1);
  }

  @Test
  void aSuspendedPartnersContactIsNamedUntilItIsTakenUpAgain() {
    var member = member();
    var address = member.contact().email();
    assertThat(suspended().suspendedContacts()).doesNotContain(address);

    partners().suspend(member.id(), LATER, STAFF);
    assertThat(suspended().suspendedContacts()).contains(address);

    partners().resume(member.id(), LATER, STAFF);
    assertThat(suspended().suspendedContacts()).doesNotContain(address);

    partners().suspend(member.id(), LATER, STAFF);
    partners().remove(member.id(), LATER, STAFF);
    assertThat(suspended().suspendedContacts()).doesNotContain(address);
  }

  @Test
  void whoIsAMembersContactTooIsNotSuspendedWithTheOtherPartner() {
    var member = member();
    var address = member.contact().email();
    var other = joined(partners().join(named("Other " + name, address)));
    partners().approve(other.id(), NOW, STAFF, welcome(other, "other"), link(other, Ids.token()));

    partners().suspend(member.id(), LATER, STAFF);
    assertThat(suspended().suspendedContacts()).doesNotContain(address);

    partners().suspend(other.id(), LATER, STAFF);
    assertThat(suspended().suspendedContacts()).contains(address);
  }

  @Test
  void whoLeftIsANameWithoutAContactForGood() {
    var member = member();
    var left = member.left(LATER, STAFF);

    assertThat(partners().remove(member.id(), LATER, STAFF)).isEqualTo(new Decision.Decided(left));

    assertThat(partners().find(member.id())).contains(left);
    assertThat(left.application().hasContact()).isFalse();
    assertThat(left.summary().email()).isEmpty();
    assertThat(all(PartnerStatus.LEFT)).contains(left.summary());
    assertThat(partners().members()).extracting(PartnerSummary::id).doesNotContain(member.id());
    assertThat(directory().membersOf(member.contact().email())).isEmpty();
    for (var again :
        List.of(
            partners().remove(member.id(), LATER, STAFF),
            partners().resume(member.id(), LATER, STAFF),
            partners().suspend(member.id(), LATER, STAFF),
            partners().decline(member.id(), LATER, STAFF),
            partners().approve(member.id(), LATER, STAFF, welcome(member, "x"), link(member, "t")),
            partners().changeContact(member.id(), member.contact(), LATER, STAFF))) {
      assertThat(again).isEqualTo(new Decision.AlreadyDecided(left));
    }
  }

  @Test
  void whoLeftIsStillFoundByItsNameAndNotByItsContact() {
    var one = member();
    partners().remove(one.id(), LATER, STAFF);
    var asAnother = joined(partners().join(named("Quite different", one.contact().email())));
    var asBefore = joined(partners().join(named(name, "new@" + UUID.randomUUID() + ".org")));

    assertThat(partners().alike(asAnother.summary()))
        .extracting(match -> match.other().id())
        .doesNotContain(one.id());
    assertThat(partners().alike(asBefore.summary()))
        .extracting(match -> match.other().id())
        .contains(one.id());
  }

  @Test
  void aNewContactSignsInAndTheOneBeforeNoMore() {
    var member = member();
    var other = new Contact("Ana", "ana@" + UUID.randomUUID() + ".example.org", Language.ES);
    var changed = member.with(other);

    assertThat(partners().changeContact(member.id(), other, LATER, STAFF))
        .isEqualTo(new Decision.Decided(changed));
    assertThat(partners().changeContact(member.id(), other, LATER, STAFF))
        .isEqualTo(new Decision.AlreadyDecided(changed));

    assertThat(partners().find(member.id())).contains(changed);
    assertThat(partners().members()).contains(changed.summary()).doesNotContain(member.summary());
    assertThat(directory().membersOf(member.contact().email())).isEmpty();
    assertThat(directory().membersOf(other.email())).hasSize(1);
    var alike = joined(partners().join(named("Unlike", member.contact().email())));
    assertThat(partners().alike(alike.summary()))
        .extracting(match -> match.other().id())
        .doesNotContain(member.id());
  }

  @Test
  void anotherNameOrLanguageAtTheSameAddressKeepsTheWayIn() {
    var member = member();
    var same = new Contact("Somebody else", member.contact().email(), Language.ES);

    partners().changeContact(member.id(), same, LATER, STAFF);

    assertThat(partners().find(member.id()).orElseThrow().contact()).isEqualTo(same);
    assertThat(directory().membersOf(same.email())).hasSize(1);
  }

  @Test
  void theContactOfWhoWaitsCanBeChangedAndLetsNobodyIn() {
    var partner = joined(partners().join(submission(Ids.token(), application())));
    var other = new Contact("Ana", "ana@" + UUID.randomUUID() + ".example.org", Language.ES);

    partners().changeContact(partner.id(), other, LATER, STAFF);

    assertThat(all(PartnerStatus.PENDING)).contains(partner.with(other).summary());
    assertThat(directory().membersOf(other.email())).isEmpty();
  }

  @Test
  void theLastDayOfAMembersAgreementIsKeptInItsRecordAndInTheLists() {
    var member = member();
    var day = LocalDate.of(2027, 6, 30);
    var until = member.agreeingUntil(day);

    assertThat(partners().changeAgreement(member.id(), day, LATER, STAFF))
        .isEqualTo(new Decision.Decided(until));
    assertThat(partners().changeAgreement(member.id(), day, LATER, STAFF))
        .isEqualTo(new Decision.AlreadyDecided(until));

    assertThat(partners().find(member.id())).contains(until);
    assertThat(partners().members()).contains(until.summary());
    assertThat(audit().linesAbout(PartnerDeeds.matter(member), "", 5, LATER).entries().getFirst())
        .isEqualTo(PartnerDeeds.changed(member, until, LATER, STAFF));

    var changed = new Contact("Ana", "ana@" + UUID.randomUUID() + ".example.org", Language.ES);
    partners().changeContact(member.id(), changed, LATER, STAFF);
    partners().suspend(member.id(), LATER, STAFF);
    assertThat(partners().find(member.id()).orElseThrow().agreementEnd()).contains(day);

    partners().changeAgreement(member.id(), null, LATER, STAFF);
    assertThat(partners().find(member.id()).orElseThrow().agreementEnd()).isEmpty();
  }

  @Test
  void whoIsNoMemberHasNoAgreement() {
    var partner = joined(partners().join(submission(Ids.token(), application())));

    assertThat(partners().changeAgreement(partner.id(), LocalDate.EPOCH, LATER, STAFF))
        .isEqualTo(new Decision.AlreadyDecided(partner));
    assertThat(partners().changeAgreement("nobody", LocalDate.EPOCH, LATER, STAFF))
        .isEqualTo(new Decision.NoSuchPartner());
  }

  @Test
  void onlyAMemberCanBeSuspendedOrLeave() {
    var partner = joined(partners().join(submission(Ids.token(), application())));
    var as = new Decision.AlreadyDecided(partner);

    assertThat(partners().suspend(partner.id(), LATER, STAFF)).isEqualTo(as);
    assertThat(partners().resume(partner.id(), LATER, STAFF)).isEqualTo(as);
    assertThat(partners().remove(partner.id(), LATER, STAFF)).isEqualTo(as);
    assertThat(partners().suspend("nobody-" + partner.id(), LATER, STAFF))
        .isEqualTo(new Decision.NoSuchPartner());
  }

  private Partner member() {
    var partner = joined(partners().join(submission(Ids.token(), application())));
    partners()
        .approve(partner.id(), NOW, STAFF, welcome(partner, "first"), link(partner, Ids.token()));
    return partner.decided(PartnerStatus.APPROVED, NOW, STAFF);
  }

  private Application application() {
    return Applications.of(
        name,
        PartnerKind.NONPROFIT,
        "food",
        List.of("food boxes"),
        List.of("English", "Spanish"),
        "Tulsa County",
        new Contact(
            "Front desk", name.substring("Pantry ".length()) + "@pantry.example.org", Language.EN));
  }

  private Submission at(Instant joined) {
    return new Submission(Ids.token(), "digest", application(), joined);
  }

  private static Submission named(String name, String email) {
    return submission(
        Ids.token(),
        Applications.of(
            name,
            PartnerKind.NONPROFIT,
            "",
            List.of(),
            List.of(),
            "",
            new Contact("Desk", email, Language.EN)));
  }

  private static Submission submission(String key, Application application) {
    return new Submission(key, "digest", application, NOW);
  }

  private List<PartnerSummary> ours() {
    return all(PartnerStatus.PENDING).stream()
        .filter(partner -> partner.name().equals(name))
        .toList();
  }

  private List<PartnerSummary> all(PartnerStatus status) {
    var all = new ArrayList<PartnerSummary>();
    var after = "";
    do {
      var part = partners().list(status, after, 2);
      assertThat(part.partners()).hasSizeLessThanOrEqualTo(2);
      all.addAll(part.partners());
      after = part.next();
    } while (!after.isEmpty());
    return all;
  }

  private static Partner joined(Joining joining) {
    assertThat(joining).isInstanceOf(Joining.Joined.class);
    return ((Joining.Joined) joining).partner();
  }

  private KeptMessage welcome(Partner partner, String text) {
    var label =
        new MailLabel(
            "welcome#" + partner.id(),
            "welcome",
            partner.contact().email(),
            "Welcome",
            NOW,
            NOW.plus(SignIn.WELCOME));
    var mime = new Mime(text.getBytes(StandardCharsets.UTF_8));
    return KeptMessage.on(shelf, new OutboxMessage(label, mime));
  }

  private static String welcomeId(Partner partner) {
    return MailLabel.id("welcome#" + partner.id());
  }

  private static Link link(Partner partner, String token) {
    return new SignIn(partner.id(), partner.contact().email())
        .link(token, Language.EN, NOW.plus(SignIn.WELCOME));
  }

  private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(Stream.generate(() -> call).limit(times).toList()).stream()
          .map(
              future -> {
                try {
                  return future.get();
                } catch (InterruptedException | ExecutionException e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    }
  }
}
