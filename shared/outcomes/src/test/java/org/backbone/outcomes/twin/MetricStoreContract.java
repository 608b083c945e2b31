package org.backbone.outcomes.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.backbone.access.ProgramToken;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Matter;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.Figure;
import org.backbone.metrics.LateTable;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Release;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.Roll;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.TableState;
import org.backbone.outcomes.FiguresBefore;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotChange;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.SlotState;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Statement;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.DoubtCode;
import org.backbone.outcomes.check.FigureCounts;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.ChainLink;
import org.backbone.outcomes.receipts.ReceiptCheck;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.testkit.JustBefore;
import org.junit.jupiter.api.Test;

/// What holds for every keeper of slots, rollups and releases.
public abstract class MetricStoreContract {
  private static final Instant NOON = Instant.parse("2020-05-04T12:00:00Z");
  private static final Actor BY = Actor.partner("river", "River Food Bank");
  private static final int MANY = SlotLedger.TABLES_AT_ONCE + 5;
  private static final Instant LATER = NOON.plusSeconds(3600);
  private static final String ORIGIN = UUID.randomUUID().toString();
  private static final FileFacts FILE = new FileFacts("april.csv", 120, "ab".repeat(32));

  // Names of its own for each test, for they may share one table.
  private final String partner = "p-" + UUID.randomUUID();
  private final String indicator = "i_" + UUID.randomUUID().toString().replace('-', '_');
  private final Slot slot = new Slot(partner, "households", new Period("FY2015"));
  private final TableKey october = new TableKey(indicator, 1, new Period("2014-10"));
  private final TableKey november = new TableKey(indicator, 1, new Period("2014-11"));

  /// The audit trail beside them.
  protected abstract AuditTrail audit();

  /// The keeper of slots.
  protected abstract SlotStore slots();

  /// When what the file of an upload came to is deleted; nothing where it stays.
  protected abstract Optional<Instant> end(Slot slot, long seq);

  /// The keeper of tables; the same as [#slots()] writes to.
  protected abstract RollupStore rollups();

  /// The keeper of releases.
  protected abstract ReleaseStore releases();

  @Test
  void anUntouchedSlotIsEmpty() {
    assertThat(slots().state(slot)).isEqualTo(SlotState.untouched(slot));
    assertThat(slots().upload(slot, 1)).isEmpty();
    assertThat(slots().upload(UUID.randomUUID().toString())).isEmpty();
    assertThat(slots().uploads(partner)).isEmpty();
    assertThat(rollups().state(october)).isEqualTo(new TableState(october, 0, 0));
    assertThat(rollups().pointers(october)).isEmpty();
    assertThat(rollups().roll(october)).isEmpty();
    assertThat(releases().release(october)).isEmpty();
    assertThat(releases().releases(indicator)).isEmpty();
  }

  @Test
  void ofADatasetItsOwnUploadsAreListed() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var ours = ledger.request(slot, "a@example.org", Language.EN);
    var other = new Slot(partner, "other", slot.period());
    ledger.request(other, "a@example.org", Language.EN);

    assertThat(slots().uploads(partner, slot.dataset())).containsExactly(ours);
    assertThat(slots().uploads(partner)).hasSize(2);
  }

  @Test
  void anUploadIsAwaitedUntilItsFileIsReadOrItIsTakenBack() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var awaited = ledger.request(slot, "a@example.org", Language.EN);
    var refused = ledger.request(slot, "a@example.org", Language.EN);
    var takenBack = ledger.request(slot, "a@example.org", Language.EN);
    ledger.refuse(refused, refusal());
    ledger.withdraw(takenBack, BY);

    assertThat(ours(NOON.plusSeconds(60))).isEmpty();
    assertThat(ours(LATER)).containsExactly(awaited.id());
  }

  @Test
  void whichProgramAskedForAnUploadIsKept() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var year = Duration.ofDays(365);
    var token = ProgramToken.of(partner, "a@example.org", "Nightly export", "key", NOON, year);

    var upload = ledger.request(slot, token, Language.EN);
    ledger.withdraw(upload, BY);

    var kept = slots().upload(slot, upload.seq()).orElseThrow();
    assertThat(kept.program()).isEqualTo(token.program());
    assertThat(kept.email()).isEqualTo("a@example.org");
    assertThat(opened().program()).isNull();
  }

  @Test
  void whoTookAnUploadBackAndWhenIsKeptOnce() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);

    ledger.withdraw(upload, BY);
    new SlotLedger(slots(), InstantSource.fixed(LATER)).withdraw(upload, BY);

    assertThat(slots().upload(slot, upload.seq()).orElseThrow().withdrawnAt()).isEqualTo(NOON);
    assertThat(audit().linesAbout(new Matter("partner", partner, ""), "", 10, LATER).entries())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.by()).isEqualTo(BY);
              assertThat(line.at()).isEqualTo(NOON);
              assertThat(line.deed().text()).isEqualTo("outcomes.withdrawn");
              assertThat(line.before()).containsEntry("state", "requested");
              assertThat(line.after()).containsEntry("state", "withdrawn");
              assertThat(line.toString()).doesNotContain("a@example.org");
            });
  }

  @Test
  void anUploadIsLookedForAgainWhenItIsSaidTo() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);

    slots().lookAgain(upload, Optional.of(LATER.plusSeconds(3600)));
    assertThat(ours(LATER)).isEmpty();
    assertThat(ours(LATER.plusSeconds(3600))).containsExactly(upload.id());

    slots().lookAgain(upload, Optional.empty());
    assertThat(ours(LATER.plusSeconds(360_000))).isEmpty();
  }

  @Test
  void aFileWhoseColumnsAreAskedAboutWaitsForNobodyUntilTheyAreSaidAndThenIsLookedForAtOnce() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var file = new FileFacts("mías.csv", 12, "ab".repeat(32));
    var asked = new Outcome.Asked(file, NOON, 7);

    ledger.ask(upload, asked);
    assertThat(slots().upload(upload.id()).orElseThrow().outcome()).isEqualTo(asked);
    assertThat(ours(LATER.plusSeconds(360_000))).isEmpty();

    ledger.answered(upload);
    ledger.answered(upload);
    assertThat(slots().upload(upload.id()).orElseThrow().outcome())
        .isEqualTo(new Outcome.Answered(file, NOON, null));
    assertThat(ours(NOON)).containsExactly(upload.id());
  }

  @Test
  void aFileIsShownBeforeItCountsAndIsReadOnceItsSenderSaysThatItIsRight() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var first = ledger.request(slot, "a@example.org", Language.EN);
    ledger.accept(
        first, FILE, new Reading(1, 1, 0, 0, List.of(), false), aggregate(5), TestReceipts.NONE);
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var reading = new Reading(1, 1, 0, 0, List.of(), false);
    var other = new FileFacts("mai.csv", 12, "cd".repeat(32));
    var example = new Doubt.Example(0, "74105", Amount.exact(5), Amount.range(40, 412));
    var doubt = new Doubt(DoubtCode.TEN_TIMES, indicator, 1, List.of(example));
    var doubts = List.of(doubt, doubt.of(new Period("FY2015")));

    ledger.hold(upload, other, reading, aggregate(412), doubts);

    var held = (Outcome.Held) slots().upload(upload.id()).orElseThrow().outcome();
    assertThat(held.doubts()).isEqualTo(doubts);
    assertThat(held.tables()).containsExactly(october, november);
    assertThat(slots().state(slot).head()).hasValue(first.seq());
    assertThat(slots().held(new Pointer(slot, upload.seq(), held.aggregate()), held.tables()))
        .contains(aggregate(412));
    assertThat(FiguresBefore.replaced(slots(), upload, aggregate(7))).contains(aggregate(5));

    ledger.confirm(upload, "We opened a second site", BY);
    ledger.confirm(upload, "Again", BY);

    var answered = slots().upload(upload.id()).orElseThrow();
    assertThat(ours(NOON)).containsExactly(upload.id());
    ledger.accept(answered, other, reading, aggregate(412), TestReceipts.NONE);
    var accepted = (Outcome.Accepted) slots().upload(upload.id()).orElseThrow().outcome();
    var confirmation = accepted.confirmation();
    assertThat(confirmation).isNotNull();
    assertThat(confirmation.reason()).isEqualTo("We opened a second site");
    assertThat(confirmation.doubts()).isEqualTo(doubts);
    assertThat(slots().state(slot).head()).hasValue(upload.seq());
    assertThat(audit().linesAbout(new Matter("partner", partner, ""), "", 10, LATER).entries())
        .extracting(line -> line.deed().code())
        .containsExactly("confirmed");
  }

  @Test
  void whatWasSaidOfOtherFiguresIsNotSaidOfThese() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var reading = new Reading(1, 1, 0, 0, List.of(), false);
    ledger.hold(upload, FILE, reading, aggregate(412), List.of());
    var answered = ledger.confirm(upload, "", BY);

    assertThat(SlotLedger.confirmation(answered, aggregate(412).digest())).isPresent();
    assertThat(SlotLedger.confirmation(answered, aggregate(411).digest())).isEmpty();
  }

  @Test
  void whatWasSaidOfFiguresStaysWhileTheirFileIsTriedAgain() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    ledger.hold(upload, FILE, new Reading(1, 1, 0, 0, List.of(), false), aggregate(412), List.of());
    ledger.confirm(upload, "A second site", BY);

    slots().hinder(upload, LATER, LATER.plusSeconds(60));

    var hindered = slots().upload(upload.id()).orElseThrow();
    assertThat(hindered.outcome()).isInstanceOf(Outcome.Hindered.class);
    assertThat(SlotLedger.confirmation(hindered, aggregate(412).digest()))
        .hasValueSatisfying(said -> assertThat(said.reason()).isEqualTo("A second site"));
  }

  @Test
  void whatWaitsTooLongOrWasTakenBackIsNotSaidToBeRight() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var reading = new Reading(1, 1, 0, 0, List.of(), false);
    var late = ledger.request(slot, "a@example.org", Language.EN);
    ledger.hold(late, FILE, reading, aggregate(412), List.of());
    var takenBack = ledger.request(slot, "a@example.org", Language.EN);
    ledger.hold(takenBack, FILE, reading, aggregate(412), List.of());
    ledger.withdraw(takenBack, BY);

    var fortnight = InstantSource.fixed(NOON.plus(Duration.ofDays(13)));
    new SlotLedger(slots(), fortnight).confirm(late, "", BY);
    ledger.confirm(takenBack, "", BY);

    assertThat(slots().upload(late.id()).orElseThrow().outcome()).isInstanceOf(Outcome.Held.class);
    assertThat(slots().upload(takenBack.id()).orElseThrow().outcome())
        .isInstanceOf(Outcome.Held.class);
  }

  @Test
  void whatIsSaidInPlaceOfAFileCountsAndCanBeTakenBackAndReplaced() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);

    ledger.state(upload, Statement.NOTHING, BY);
    ledger.state(upload, Statement.NOTHING, BY);

    assertThat(slots().counting(slot).orElseThrow().outcome())
        .isEqualTo(new Outcome.Stated(Statement.NOTHING, NOON));
    assertThat(ours(LATER)).isEmpty();

    var file = ledger.request(slot, "a@example.org", Language.EN);
    ledger.accept(
        file, FILE, new Reading(1, 1, 0, 0, List.of(), false), aggregate(412), TestReceipts.NONE);
    assertThat(slots().counting(slot).orElseThrow().id()).isEqualTo(file.id());
    assertThat(rollups().pointers(october)).hasSize(1);

    ledger.withdraw(file, BY);
    assertThat(slots().counting(slot).orElseThrow().id()).isEqualTo(upload.id());
    assertThat(rollups().pointers(october)).isEmpty();

    ledger.withdraw(upload, BY);
    assertThat(slots().counting(slot)).isEmpty();
    assertThat(slots().state(slot).leaving()).isEmpty();
  }

  @Test
  void aFileThatComesAfterWhatWasSaidInItsPlaceIsNotTaken() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    ledger.state(upload, Statement.NOTHING, BY);

    var acceptance =
        ledger.accept(
            upload,
            FILE,
            new Reading(1, 1, 0, 0, List.of(), false),
            aggregate(412),
            TestReceipts.NONE);

    assertThat(acceptance).isInstanceOf(SlotLedger.Acceptance.Spent.class);
    assertThat(rollups().pointers(october)).isEmpty();
  }

  @Test
  void aFileWithPersonalDataIsToBeDeletedUntilItIs() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var code = ProblemCode.SOCIAL_SECURITY_NUMBERS.id();
    var problem = new ProblemGroup(code, "", 0, List.of("", "", ""), List.of());
    ledger.refuse(upload, new Outcome.Refused(FileFacts.UNREAD, LATER, 0, 0, List.of(problem), ""));

    assertThat(unerased(NOON)).isEmpty();
    assertThat(unerased(LATER)).containsExactly(upload.id());
    assertThat(ours(LATER.plusSeconds(360_000))).isEmpty();

    slots().erased(upload);
    slots().erased(upload);
    assertThat(unerased(LATER)).isEmpty();
  }

  @Test
  void aFileOfPeopleIsToBeDeletedUntilItIsWhateverBecomesOfItsUpload() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var reading = new Reading(1, 1, 0, 0, List.of(), true);
    ledger.accept(upload, FILE, reading, aggregate(412), TestReceipts.NONE);

    assertThat(unerased(NOON)).containsExactly(upload.id());
    assertThat(slots().upload(upload.id()).map(Upload::isToErase)).contains(true);

    slots().erased(upload);
    assertThat(unerased(LATER)).isEmpty();

    ledger.withdraw(upload, BY);
    assertThat(unerased(LATER)).containsExactly(upload.id());
  }

  private List<String> unerased(Instant now) {
    return slots().unerased(now).stream()
        .filter(upload -> upload.slot().equals(slot))
        .map(Upload::id)
        .toList();
  }

  @Test
  void aFileThatCouldNotBeReadIsTriedAgainAndShownToStaff() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);

    slots().hinder(upload, LATER, LATER.plusSeconds(3600));
    slots().hinder(upload, LATER.plusSeconds(3600), LATER.plusSeconds(7200));

    assertThat(slots().upload(upload.id()).orElseThrow().outcome())
        .isEqualTo(new Outcome.Hindered(LATER, false, null));
    assertThat(ours(LATER.plusSeconds(3600))).isEmpty();
    assertThat(ours(LATER.plusSeconds(7200))).containsExactly(upload.id());
    assertThat(hindered()).containsExactly(upload.id());
  }

  @Test
  void staffHaveItTriedAtOnceOrGivenUp() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    assertThat(slots().press(upload, LATER, true, BY)).isFalse();
    slots().hinder(upload, LATER, LATER.plusSeconds(360_000));

    assertThat(slots().press(upload, LATER, true, BY)).isTrue();
    // A look that began before is no reason to forget it.
    slots().hinder(upload, LATER, LATER);

    assertThat(slots().upload(upload.id()).orElseThrow().outcome())
        .isEqualTo(new Outcome.Hindered(LATER, true, null));
    assertThat(ours(LATER)).containsExactly(upload.id());
  }

  @Test
  void aFileThatWasReadAfterAllIsHinderedNoMore() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    slots().hinder(upload, LATER, LATER);
    ledger.refuse(upload, refusal());

    slots().hinder(upload, LATER, LATER);

    assertThat(slots().press(upload, LATER, false, BY)).isFalse();
    assertThat(slots().upload(upload.id()).orElseThrow().outcome()).isEqualTo(refusal());
    assertThat(hindered()).isEmpty();
    assertThat(ours(LATER.plusSeconds(360_000))).isEmpty();
  }

  @Test
  void readingAFileIsBegunTwiceUnlessItEnds() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);

    assertThat(slots().begin(upload, "one")).isTrue();
    assertThat(slots().begin(upload, "one")).isTrue();
    assertThat(slots().begin(upload, "one")).isFalse();

    slots().end(upload, "other");
    assertThat(slots().begin(upload, "one")).isFalse();
    slots().end(upload, "one");
    slots().end(upload, "one");
    assertThat(slots().begin(upload, "one")).isTrue();
    assertThat(slots().begin(upload, "one")).isTrue();
    assertThat(slots().begin(upload, "one")).isFalse();

    assertThat(slots().begin(upload, "other")).isTrue();
    assertThat(slots().begin(upload, "other")).isTrue();
    assertThat(slots().begin(upload, "other")).isFalse();
    assertThat(slots().upload(upload.id()).orElseThrow()).isEqualTo(upload);
  }

  @Test
  void whatBecameOfAnUploadIsKeptWhereReadingBeginsAndEnds() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    assertThat(slots().begin(upload, "one")).isTrue();
    var refused = ledger.refuse(upload, refusal());

    slots().end(upload, "one");

    assertThat(slots().upload(upload.id()).orElseThrow()).isEqualTo(refused);
  }

  @Test
  void aFileThatStopsWhateverReadsItIsShownToStaffUntilAnotherIsTaken() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var other = ledger.request(slot, "a@example.org", Language.EN);
    ledger.refuse(other, refusal());
    assertThat(unreadable()).isEmpty();

    var code = ProblemCode.READING_STOPPED.id();
    var stopped = new ProblemGroup(code, "", 0, List.of(), List.of());
    ledger.refuse(upload, new Outcome.Refused(FILE, NOON, 0, 0, List.of(stopped), ""));
    assertThat(unreadable()).containsExactly(upload.id());

    ledger.withdraw(upload, BY);
    assertThat(unreadable()).isEmpty();
  }

  private List<String> unreadable() {
    return slots().unreadable().stream()
        .filter(upload -> upload.slot().equals(slot))
        .map(Upload::id)
        .toList();
  }

  @Test
  void aTableIsLateFromWhenASweepFoundItUntilItsRollupHoldsAllItsChanges() {
    rollups().overdue(october, NOON);
    assertThat(late()).isEmpty();

    var upload = opened();
    var state = slots().state(slot);
    slots()
        .commit(change(state, state.ingested(upload.seq()), accepted(upload), pointersTo(upload)));
    assertThat(late()).isEmpty();
    rollups().overdue(october, NOON);
    rollups().overdue(october, LATER);
    assertThat(late()).containsExactly(new LateTable(october, NOON));

    rollups().done(october, rollups().state(october).want());
    rollups().overdue(october, LATER);
    assertThat(late()).isEmpty();
  }

  @Test
  void aPartnersOwnPointersAreFoundAmongThoseOfPartnersOfSimilarNames() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    for (var name : List.of(partner, partner + "-2", partner + "2")) {
      var theirs = new Slot(name, "households", new Period("FY2015"));
      var upload = ledger.request(theirs, "a@example.org", Language.EN);
      ledger.accept(
          upload,
          FILE,
          new Reading(1, 1, 0, 0, List.of(), false),
          aggregate(412),
          TestReceipts.NONE);
    }

    assertThat(rollups().pointers(october)).hasSize(3);
    assertThat(rollups().pointers(october, partner))
        .extracting(pointer -> pointer.slot().partner())
        .containsExactly(partner);
  }

  private List<LateTable> late() {
    return rollups().late().stream().filter(late -> late.table().equals(october)).toList();
  }

  private List<String> hindered() {
    return slots().hindered().stream()
        .filter(upload -> upload.slot().equals(slot))
        .map(Upload::id)
        .toList();
  }

  private List<String> ours(Instant now) {
    return slots().awaited(now).stream()
        .filter(upload -> upload.slot().equals(slot))
        .map(Upload::id)
        .toList();
  }

  private static Outcome.Refused refusal() {
    return new Outcome.Refused(FILE, NOON, 1, 1, List.of(), "");
  }

  @Test
  void anUploadIsFoundByIdByNumberAndByPartner() {
    var first = opened();
    var second = opened();

    assertThat(slots().upload(first.id())).contains(first);
    assertThat(slots().upload(slot, 2)).contains(second);
    assertThat(slots().uploads(partner)).containsExactly(second, first);
    assertThat(slots().latest(1000)).contains(second, first);
    assertThat(slots().latest(1)).hasSize(1);
    assertThat(slots().state(slot).issued()).isEqualTo(2);
  }

  @Test
  void aChangeOfAnOlderStateIsNotMade() {
    var upload = opened();
    var before = slots().state(slot);
    assertThat(slots().commit(change(before, before.touched(), upload, new TreeMap<>()))).isTrue();

    var late = change(before, before.ingested(1), accepted(upload), pointersTo(upload));

    assertThat(slots().commit(late)).isFalse();
    assertThat(slots().open(before, before.issuedNext(), upload)).isFalse();
    assertThat(slots().state(slot).ingested()).isEmpty();
    assertThat(slots().upload(slot, 1)).contains(upload);
    assertThat(rollups().pointers(october)).isEmpty();
  }

  @Test
  void aChangeMovesPointersAndMakesTablesDirty() {
    var upload = opened();
    var before = slots().state(slot);

    assertThat(
            slots()
                .commit(change(before, before.ingested(1), accepted(upload), pointersTo(upload))))
        .isTrue();

    assertThat(slots().state(slot)).isEqualTo(before.ingested(1));
    assertThat(slots().upload(upload.id())).contains(accepted(upload));
    assertThat(rollups().pointers(october)).containsExactly(pointer(upload));
    assertThat(rollups().state(october)).isEqualTo(new TableState(october, 1, 0));
    assertThat(rollups().dirty(1000)).contains(october, november);
    assertThat(rollups().isDue()).isTrue();
  }

  @Test
  void whatAFileCameToIsPutBackInThePlaceOfWhateverStandsThere() {
    var upload = opened();
    var aggregate = aggregate(412);
    var tables = new TreeSet<>(aggregate.tables().keySet());
    slots().keep(upload, aggregate);

    slots().restore(upload, aggregate);
    slots().restore(upload, aggregate);

    assertThat(slots().figures(pointer(upload), tables)).contains(aggregate);
  }

  @Test
  void uploadsFollowInTheOrderOfTheirIds() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var first = ledger.request(slot, "a@example.org", Language.EN);
    var second = ledger.request(slot, "a@example.org", Language.EN);
    var ids = new TreeSet<>(List.of(first.id(), second.id()));

    assertThat(slots().after(ids.first(), 1000)).extracting(Upload::id).contains(ids.last());
    assertThat(slots().after(ids.last(), 1000)).extracting(Upload::id).doesNotContain(ids.first());
    assertThat(slots().after("", 1)).hasSize(1);
    assertThat(slots().after("g", 10)).isEmpty();
  }

  @Test
  void aTableMayBeWantedAnewThoughNothingChanged() {
    rollups().wanted(october, 5);
    rollups().wanted(october, 3);

    assertThat(rollups().state(october)).isEqualTo(new TableState(october, 5, 0));
    assertThat(rollups().dirty(1000)).contains(october);

    rollups().done(october, 5);
    rollups().wanted(october, 5);

    assertThat(rollups().state(october).isDirty()).isFalse();
  }

  @Test
  void aPointerCanBeTakenAway() {
    var upload = opened();
    var before = slots().state(slot);
    slots().commit(change(before, before.ingested(1), accepted(upload), pointersTo(upload)));
    SortedMap<TableKey, Optional<Pointer>> away = new TreeMap<>();
    away.put(october, Optional.empty());

    var next = slots().state(slot);
    slots().commit(change(next, next.withdrawn(1), accepted(upload).takenBack(NOON), away));

    assertThat(rollups().pointers(october)).isEmpty();
    assertThat(rollups().pointers(november)).hasSize(1);
    assertThat(rollups().state(october).want()).isEqualTo(2);
    assertThat(slots().upload(upload.id())).contains(accepted(upload).takenBack(NOON));
  }

  @Test
  void everyOutcomeIsReadAsItWasWritten() {
    var upload = opened();
    var refused =
        upload.with(
            new Outcome.Refused(
                new FileFacts("", 0, ""),
                NOON,
                93,
                2,
                List.of(
                    new ProblemGroup(
                        "not_a_count",
                        "2014-10-01 00:00:00",
                        2,
                        List.of("abc"),
                        List.of(
                            new ProblemGroup.Sample(7, "abc", "Osage Nation, OK"),
                            new ProblemGroup.Sample(9, "", "")))),
                "errors/x.csv"));
    var state = slots().state(slot);
    slots().commit(change(state, state.touched(), refused, new TreeMap<>()));

    assertThat(slots().upload(slot, 1)).contains(refused);
  }

  @Test
  void whatAFileCameToIsKeptOnce() {
    var upload = opened();
    var aggregate = aggregate(412);
    slots().keep(upload, aggregate);
    slots().keep(upload, aggregate);
    slots().keep(upload, aggregate(500));

    assertThat(rollups().cells(new Pointer(slot, 1, aggregate.digest()), october))
        .isEqualTo(aggregate.tables().get(october));
    assertThat(rollups().cells(new Pointer(slot, 1, aggregate(500).digest()), november))
        .isEqualTo(aggregate(500).tables().get(november));
  }

  // Of so many digests two begin with the same character, and very likely with the same two.
  @Test
  void aggregatesWhoseDigestsBeginAlikeAreKeptApart() {
    var upload = opened();
    for (var households = 100; households < 150; households++) {
      slots().keep(upload, aggregate(households));
    }

    for (var households = 100; households < 150; households++) {
      var aggregate = aggregate(households);
      assertThat(rollups().cells(new Pointer(slot, 1, aggregate.digest()), october))
          .isEqualTo(aggregate.tables().get(october));
    }
  }

  @Test
  void cellsOfEveryKindAndOfManySitesAreReadAsTheyWereWritten() {
    var cells = new ArrayList<Cell>();
    for (var i = 0; i < 30_000; i++) {
      var site = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}) + "ñ";
      cells.add(new Cell(CellKey.site(site), Amount.exact(i * 7919L), Amount.ZERO));
    }
    cells.add(new Cell(new CellKey("a", "race", "WHITE"), Amount.range(4, 8), Amount.hiddenPart()));
    cells.add(new Cell(new CellKey("a", "race", "BLACK"), Amount.hiddenPart(9), Amount.exact(9)));
    cells.add(
        new Cell(
            new CellKey("a", "el", "EL"),
            new Amount(Long.MAX_VALUE - 1, Amount.UNKNOWN, 3),
            Amount.exact(40)));
    var tables = new TreeMap<TableKey, List<Cell>>();
    tables.put(october, cells);
    var aggregate = new Aggregate(tables);
    var upload = opened();

    slots().keep(upload, aggregate);

    assertThat(rollups().cells(new Pointer(slot, 1, aggregate.digest()), october))
        .isEqualTo(aggregate.tables().get(october));
  }

  @Test
  void aReceiptIsKeptAsItWasSignedWithWhatItIsOf() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var first = ledger.request(slot, "a@example.org", Language.EN);
    var second = ledger.request(slot, "a@example.org", Language.EN);

    for (var upload : List.of(second, first, second)) {
      ledger.accept(
          upload,
          FILE,
          new Reading(1, 1, 0, 0, List.of(), false),
          aggregate(upload.seq()),
          TestReceipts.SIGNED);
    }
    ledger.withdraw(first, BY);

    var early = slots().receipt(second).orElseThrow();
    var late = slots().receipt(first).orElseThrow();
    assertThat(ReceiptCheck.of(early, Optional.empty())).isEmpty();
    assertThat(ReceiptCheck.of(late, Optional.empty())).isEmpty();
    assertThat(early.body().link()).isEqualTo(new ChainLink(1, ""));
    assertThat(late.body().link()).isEqualTo(new ChainLink(2, early.body().digest()));
    assertThat(slots().chain(slot.partner())).isEqualTo(ChainEnd.of(late.body()));
  }

  @Test
  void whatWasTakenWithoutAReceiptHasNone() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    ledger.accept(
        upload, FILE, new Reading(1, 1, 0, 0, List.of(), false), aggregate(1), TestReceipts.NONE);

    assertThat(slots().receipt(upload)).isEmpty();
    assertThat(slots().chain(slot.partner())).isEqualTo(ChainEnd.NONE);
  }

  @Test
  void aReceiptWhosePlaceIsTakenIsNotKeptNorIsWhatItIsOf() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var other =
        ledger.request(
            new Slot(slot.partner(), "other", slot.period()), "a@example.org", Language.EN);
    var meanwhile = new AtomicBoolean();

    ledger.accept(
        upload,
        FILE,
        new Reading(1, 1, 0, 0, List.of(), false),
        aggregate(1),
        (of, accepted, aggregate, before) -> {
          var made = TestReceipts.SIGNED.make(of, accepted, aggregate, before);
          if (!meanwhile.getAndSet(true)) {
            ledger.accept(
                other,
                FILE,
                new Reading(1, 1, 0, 0, List.of(), false),
                aggregate(2),
                TestReceipts.SIGNED);
          }
          return made;
        });

    var receipts =
        List.of(slots().receipt(other).orElseThrow(), slots().receipt(upload).orElseThrow());
    var chain = ReceiptCheck.chains(receipts.stream().map(SignedReceipt::body).toList());
    assertThat(chain).hasSize(1);
    assertThat(chain.getFirst().faults()).isEmpty();
    assertThat(receipts)
        .extracting(receipt -> receipt.body().link().number())
        .containsExactly(1L, 2L);
  }

  @Test
  void aFileOfMoreTablesThanOneWriteMovesReplacesAnotherAndIsTakenBack() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var first = aggregateOfYears(1900);
    var second = aggregateOfYears(1950);
    var upload = taken(ledger, first);
    assertThat(pointing(first)).containsOnly(upload.seq());

    var newer = taken(ledger, second);

    assertThat(slots().receipt(newer)).isPresent();
    assertThat(pointing(first)).isEmpty();
    assertThat(pointing(second)).hasSize(MANY).containsOnly(newer.seq());

    ledger.withdraw(newer, BY);

    assertThat(pointing(first)).hasSize(MANY).containsOnly(upload.seq());
    assertThat(pointing(second)).isEmpty();
    assertThat(slots().state(slot).moving()).isEmpty();
    assertThat(slots().unfinished()).doesNotContain(slot);
  }

  @Test
  void figuresThatDidNotReachAllTheirTablesAreFoundAndMovedOn() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var aggregate = aggregateOfYears(1800);
    var stops =
        new SlotLedger(
            JustBefore.the(
                2,
                "move",
                SlotStore.class,
                slots(),
                () -> {
                  throw new IllegalStateException("stopped");
                }),
            InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var reading = new Reading(1, 1, 0, 0, List.of(), false);
    assertThatThrownBy(() -> stops.accept(upload, FILE, reading, aggregate, TestReceipts.NONE))
        .hasMessageContaining("stopped");
    assertThat(pointing(aggregate)).hasSize(SlotLedger.TABLES_AT_ONCE);
    assertThat(slots().unfinished()).contains(slot);

    ledger.finish(slot);

    assertThat(pointing(aggregate)).hasSize(MANY).containsOnly(upload.seq());
    assertThat(slots().unfinished()).doesNotContain(slot);
  }

  @Test
  void aFileOfTwoPeriodsCountsInBothAndIsTakenBackFromBoth() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var next = slot.of(new Period("FY2016"));
    var there = new TableKey(indicator, 1, new Period("2015-11"));
    var before = ledger.request(next, "a@example.org", Language.EN);
    var reading = new Reading(1, 1, 0, 0, List.of(), false);
    ledger.accept(before, FILE, reading, aggregateOf(there), TestReceipts.NONE);

    var figures = aggregateOf(october, there);
    var asked = ledger.request(slot, "a@example.org", Language.EN);
    assertThat(FiguresBefore.of(slots(), asked, figures))
        .extracting(FiguresBefore::replaced)
        .containsExactly(Optional.empty(), Optional.of(aggregateOf(there)));

    var upload = taken(ledger, figures);

    var share = slots().counting(next).orElseThrow();
    assertThat(share.origin()).contains(new Outcome.Origin(upload.id(), slot, upload.seq()));
    assertThat(share.tables()).containsExactly(there);
    assertThat(share.fileKey()).isEqualTo(upload.fileKey());
    assertThat(slots().upload(share.id())).contains(share);
    assertThat(slots().uploads(partner)).extracting(Upload::id).contains(share.id());
    assertThat(rollups().pointers(october)).containsExactly(share.pointer());
    assertThat(rollups().pointers(there)).containsExactly(share.pointer());
    assertThat(rollups().cells(share.pointer(), there)).hasSize(1);
    assertThat(slots().unfinished()).doesNotContain(slot, next);

    ledger.withdraw(share, BY);

    assertThat(slots().upload(upload.id()).orElseThrow().withdrawn()).isTrue();
    assertThat(slots().upload(share.id()).orElseThrow().withdrawn()).isTrue();
    assertThat(rollups().pointers(october)).isEmpty();
    assertThat(slots().counting(next).map(Upload::id)).contains(before.id());
    assertThat(rollups().pointers(there)).extracting(Pointer::slot).containsExactly(next);
    assertThat(slots().unfinished()).doesNotContain(slot, next);
  }

  @Test
  void aFileThatIsTakenBackBeforeAnotherPeriodHasItsShareOfItNeverCountsThere() {
    var next = slot.of(new Period("FY2016"));
    var there = new TableKey(indicator, 1, new Period("2015-11"));
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var isFirst = new AtomicBoolean(true);
    var slow =
        new SlotLedger(
            JustBefore.the(
                2,
                "commit",
                SlotStore.class,
                slots(),
                () -> {
                  if (isFirst.getAndSet(false)) {
                    ledger.withdraw(upload, BY);
                  }
                }),
            InstantSource.fixed(NOON));

    slow.accept(
        upload,
        FILE,
        new Reading(1, 1, 0, 0, List.of(), false),
        aggregateOf(october, there),
        TestReceipts.NONE);

    assertThat(isFirst).isFalse();
    assertThat(slots().counting(next)).isEmpty();
    assertThat(rollups().pointers(there)).isEmpty();
    assertThat(rollups().pointers(october)).isEmpty();
    assertThat(slots().unfinished()).doesNotContain(slot, next);
  }

  private static Aggregate aggregateOf(TableKey... tables) {
    var cells = List.of(new Cell(CellKey.site("74105"), Amount.exact(7), Amount.ZERO));
    var all = new TreeMap<TableKey, List<Cell>>();
    List.of(tables).forEach(table -> all.put(table, cells));
    return new Aggregate(all);
  }

  private Upload taken(SlotLedger ledger, Aggregate aggregate) {
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var reading = new Reading(1, 1, 0, 0, List.of(), false);
    ledger.accept(upload, FILE, reading, aggregate, TestReceipts.SIGNED);
    return upload;
  }

  private Aggregate aggregateOfYears(int first) {
    var tables = new TreeMap<TableKey, List<Cell>>();
    for (var year = first; year < first + MANY; year++) {
      tables.put(
          new TableKey(october.indicator(), 1, new Period("CY" + year)),
          List.of(new Cell(CellKey.site("a"), Amount.exact(1), Amount.ZERO)));
    }
    return new Aggregate(tables);
  }

  // The slot's uploads whose figures stand in an aggregate's tables.
  private List<Long> pointing(Aggregate aggregate) {
    return aggregate.tables().keySet().stream()
        .flatMap(table -> rollups().pointers(table).stream())
        .filter(pointer -> pointer.slot().equals(slot))
        .map(Pointer::seq)
        .toList();
  }

  @Test
  void whatCannotCountAnyMoreIsDeletedADayLater() {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    var uploads = new ArrayList<Upload>();
    for (var i = 0; i < SlotState.KEPT + 2; i++) {
      var upload = ledger.request(slot, "a@example.org", Language.EN);
      ledger.accept(
          upload, FILE, new Reading(1, 1, 0, 0, List.of(), false), aggregate(i), TestReceipts.NONE);
      uploads.add(upload);
    }
    ledger.withdraw(uploads.getLast(), BY);
    ledger.accept(
        uploads.getLast(),
        FILE,
        new Reading(1, 1, 0, 0, List.of(), false),
        aggregate(SlotState.KEPT + 1),
        TestReceipts.NONE);

    var gone = NOON.plus(SlotLedger.LEFT);
    assertThat(slots().state(slot).leaving()).isEmpty();
    assertThat(uploads.stream().map(upload -> end(slot, upload.seq())).toList())
        .startsWith(Optional.of(gone), Optional.empty())
        .endsWith(Optional.empty(), Optional.of(gone));
  }

  @Test
  void aTableIsCleanOnlyWhenAllThatWasWantedIsDone() {
    var upload = opened();
    for (var i = 0; i < 2; i++) {
      var state = slots().state(slot);
      slots().commit(change(state, state.touched(), upload, pointersTo(upload)));
    }

    rollups().done(october, 1);
    assertThat(rollups().state(october)).isEqualTo(new TableState(october, 2, 1));
    assertThat(rollups().dirty(1000)).contains(october);

    rollups().done(october, 2);
    rollups().done(october, 1);
    assertThat(rollups().state(october)).isEqualTo(new TableState(october, 2, 2));
    assertThat(rollups().dirty(1000)).contains(november).doesNotContain(october);
  }

  @Test
  void theNewestRollupIsKept() {
    var cells = List.of(new Cell(CellKey.site("all"), Amount.exact(9), Amount.ZERO));
    var second = new Roll(october, 2, cells, new TreeSet<>(List.of(partner)));
    rollups().keep(new Roll(october, 1, List.of(), new TreeSet<>()));
    rollups().keep(second);
    rollups().keep(new Roll(october, 1, List.of(), new TreeSet<>()));

    assertThat(rollups().roll(october)).contains(second);
  }

  @Test
  void theNewestReleaseIsKeptAndAllAreFoundInOrder() {
    var newVersion = new TableKey(indicator, 2, new Period("2014-09"));
    releases().publish(release(newVersion, 1));
    releases().publish(release(november, 1));
    releases().publish(release(october, 3));
    releases().publish(release(october, 2));

    assertThat(releases().release(october)).contains(release(october, 3));
    assertThat(releases().releases(indicator))
        .containsExactly(release(october, 3), release(november, 1), release(newVersion, 1));
  }

  @Test
  void aReleaseOfNobodysFiguresIsKeptToo() {
    var empty = new Release(october, 4, NOON, 10, List.of(), new TreeSet<>(), new TreeSet<>());
    releases().publish(empty);

    assertThat(releases().release(october)).contains(empty);
  }

  @Test
  void uploadsAskedForAtTheSameTimeGetTheirOwnNumbers() throws Exception {
    var ledger = new SlotLedger(slots(), InstantSource.fixed(NOON));
    try (var threads = Executors.newFixedThreadPool(4)) {
      var asked = new ArrayList<Future<Upload>>();
      for (var i = 0; i < 8; i++) {
        asked.add(threads.submit(() -> ledger.request(slot, "a@p.example.org", Language.EN)));
      }
      var numbers = new TreeSet<Long>();
      for (var upload : asked) {
        numbers.add(upload.get().seq());
      }
      assertThat(numbers).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }
  }

  @Test
  void partnersWhoSendAtTheSameTimeAllCount() throws Exception {
    var clock = InstantSource.fixed(NOON);
    var ledger = new SlotLedger(slots(), clock);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var sent = new ArrayList<Future<?>>();
      for (var i = 0; i < 6; i++) {
        var theirs = new Slot(partner + "-" + i, "households", new Period("FY2015"));
        var households = 100 + i;
        sent.add(
            threads.submit(
                () -> {
                  var upload = ledger.request(theirs, "a@p.example.org", Language.EN);
                  var reading = new Reading(1, 1, 0, 0, List.of(), false);
                  return ledger.accept(
                      upload, FILE, reading, aggregate(households), TestReceipts.SIGNED);
                }));
      }
      for (var each : sent) {
        each.get();
      }
    }
    var rollup = new Rollup(rollups(), releases(), new Disclosure(10), clock);

    assertThat(rollup.roll(october)).isTrue();
    assertThat(rollup.roll(october)).isFalse();

    var release = releases().release(october).orElseThrow();
    assertThat(release.total().orElseThrow().count()).isEqualTo(new Figure.Exact(615));
    assertThat(release.partners()).hasSize(6);
    assertThat(rollups().state(october)).isEqualTo(new TableState(october, 6, 6));
    assertThat(rollups().dirty(1000)).contains(november).doesNotContain(october);
  }

  private Upload opened() {
    return new SlotLedger(slots(), InstantSource.system())
        .request(slot, "a@p.example.org", Language.ES);
  }

  private Upload accepted(Upload upload) {
    var notes =
        List.of(
            new ProblemGroup(
                "sum_left_out",
                "",
                1,
                List.of(),
                List.of(new ProblemGroup.Sample(94, "TOTAL", ""))));
    return upload.with(
        new Outcome.Accepted(
            FILE,
            NOON,
            new Reading(93, 92, 1, 0, notes, false),
            aggregate(412).digest(),
            new TreeSet<>(List.of(october, november)),
            null,
            new FigureCounts(3, 2, 1),
            new Outcome.Origin(ORIGIN, slot.of(new Period("FY2014")), 3)));
  }

  private Pointer pointer(Upload upload) {
    return new Pointer(slot, upload.seq(), aggregate(412).digest());
  }

  private SortedMap<TableKey, Optional<Pointer>> pointersTo(Upload upload) {
    var pointers = new TreeMap<TableKey, Optional<Pointer>>();
    pointers.put(october, Optional.of(pointer(upload)));
    pointers.put(november, Optional.of(pointer(upload)));
    return pointers;
  }

  private Aggregate aggregate(long households) {
    var cells = List.of(new Cell(CellKey.site("74105"), Amount.exact(households), Amount.ZERO));
    var tables = new TreeMap<TableKey, List<Cell>>();
    tables.put(october, cells);
    tables.put(november, cells);
    return new Aggregate(tables);
  }

  private Release release(TableKey table, long version) {
    var none = new Figure.Exact(0);
    return new Release(
        table,
        version,
        NOON,
        10,
        List.of(
            new PublicCell(CellKey.site("a"), new Figure.Exact(412), none),
            new PublicCell(CellKey.site("b"), new Figure.Hidden(Figure.Reason.PROTECTED), none),
            new PublicCell(CellKey.site("c"), new Figure.Hidden(Figure.Reason.NOT_REPORTED), none),
            new PublicCell(CellKey.site("d"), new Figure.Range(31, 34), new Figure.Exact(38)),
            new PublicCell(CellKey.site("e"), new Figure.AtLeast(300, 2), none)),
        new TreeSet<>(List.of(partner)),
        new TreeSet<>(List.of("a", "d")));
  }

  private static SlotChange change(
      SlotState before,
      SlotState after,
      Upload upload,
      SortedMap<TableKey, Optional<Pointer>> pointers) {
    return new SlotChange(before, after, upload, pointers, List.of(), null, null);
  }
}
