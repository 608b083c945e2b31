package org.backbone.outcomes;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backbone.access.Program;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.jspecify.annotations.Nullable;

/// One upload: who asked for it, for which slot, and what became of it.
///
/// @param id names it in addresses, and its file in the bucket
/// @param slot what it fills
/// @param seq its number within the slot, from 1, given when it was asked for: the order of uploads
///     is the order of asking, whatever order files arrive in
/// @param email who asked, and gets the receipt; empty once they had themselves erased
/// @param program that asked for them; null where they did it themselves
/// @param language of the receipt
/// @param requestedAt when it was asked for
/// @param outcome what became of it
/// @param withdrawn whether the partner took it back
/// @param withdrawnAt when; null where it did not, and for what was taken back before this was kept
public record Upload(
    String id,
    Slot slot,
    long seq,
    String email,
    @Nullable Program program,
    Language language,
    Instant requestedAt,
    Outcome outcome,
    boolean withdrawn,
    @Nullable Instant withdrawnAt) {
  // Whoever sends a file does so at once, and its event comes within seconds.
  private static final Duration FIRST_LOOK = Duration.ofMinutes(15);

  /// The upload asked for last comes first.
  public static final Comparator<Upload> NEWEST_FIRST =
      Comparator.comparing(Upload::requestedAt)
          .thenComparing(Upload::seq)
          .thenComparing(Upload::id)
          .reversed();

  /// The same upload with an outcome.
  public Upload with(Outcome newOutcome) {
    return new Upload(
        id, slot, seq, email, program, language, requestedAt, newOutcome, withdrawn, withdrawnAt);
  }

  /// The same upload, taken back.
  public Upload takenBack(Instant at) {
    return new Upload(id, slot, seq, email, program, language, requestedAt, outcome, true, at);
  }

  /// Where it stands, in a word, as JSON and the audit trail have it.
  public String state() {
    if (withdrawn) {
      return "withdrawn";
    }
    return switch (outcome) {
      case Outcome.Requested _ -> "requested";
      case Outcome.Hindered _ -> "hindered";
      case Outcome.Asked _ -> "asked";
      case Outcome.Answered _ -> "answered";
      case Outcome.Held _ -> "held";
      case Outcome.Stated stated -> stated.statement().code();
      case Outcome.Accepted _ -> "accepted";
      case Outcome.Refused _ -> "refused";
    };
  }

  /// The key of its file in the bucket.
  public String fileKey() {
    return "incoming/" + slot.partner() + "/" + origin().map(Outcome.Origin::id).orElse(id);
  }

  /// The upload of another period whose file it is, if it is not its own.
  public Optional<Outcome.Origin> origin() {
    return outcome instanceof Outcome.Accepted accepted
        ? Optional.ofNullable(accepted.origin())
        : Optional.empty();
  }

  /// Of some uploads those that somebody sent, and not what slots of other periods have of them.
  public static List<Upload> withoutShares(List<Upload> uploads) {
    return uploads.stream().filter(upload -> upload.origin().isEmpty()).toList();
  }

  /// The tables that it fills in its own slot; none where nothing of it was taken.
  public SortedSet<TableKey> tables() {
    return outcome instanceof Outcome.Accepted accepted
        ? slot.byPeriod(accepted.tables()).getOrDefault(slot.period(), new TreeSet<>())
        : new TreeSet<>();
  }

  /// The tables that its file fills in the slots of other periods.
  public SortedMap<Period, SortedSet<TableKey>> others() {
    if (!(outcome instanceof Outcome.Accepted accepted)) {
      return new TreeMap<>();
    }
    var others = slot.byPeriod(accepted.tables());
    others.remove(slot.period());
    return others;
  }

  /// The periods of its dataset that its file is about; where nothing of it was read, that which it
  /// was sent for.
  public SortedSet<Period> periods() {
    var tables =
        switch (outcome) {
          case Outcome.Accepted accepted -> accepted.tables();
          case Outcome.Held held -> held.tables();
          case Outcome.Requested _,
              Outcome.Hindered _,
              Outcome.Asked _,
              Outcome.Answered _,
              Outcome.Stated _,
              Outcome.Refused _ ->
              new TreeSet<TableKey>();
        };
    return tables.isEmpty()
        ? new TreeSet<>(Set.of(slot.period()))
        : new TreeSet<>(slot.byPeriod(tables).keySet());
  }

  /// Where its figures are kept, and those of the other periods of its file.
  ///
  /// @throws IllegalStateException where nothing of it was taken
  public Pointer pointer() {
    if (!(outcome instanceof Outcome.Accepted accepted)) {
      throw new IllegalStateException("not accepted: " + id);
    }
    return origin()
        .map(origin -> new Pointer(origin.slot(), origin.seq(), accepted.aggregate()))
        .orElseGet(() -> new Pointer(slot, seq, accepted.aggregate()));
  }

  /// The id under which the slot of another period has its share of this upload's file: the same
  /// whenever it is asked for.
  String idIn(Period period) {
    var digest = HexFormat.of().parseHex(Digest.sha256(id + " " + period));
    return Ids.uuid7(requestedAt, digest).toString();
  }

  /// What the slot of another period has of this upload's file.
  ///
  /// @param number the upload's in that slot
  Upload shared(Period period, long number) {
    if (!(outcome instanceof Outcome.Accepted it)) {
      throw new IllegalStateException("not accepted: " + id);
    }
    return new Upload(
        idIn(period),
        slot.of(period),
        number,
        email,
        program,
        language,
        requestedAt,
        new Outcome.Accepted(
            it.file(),
            it.at(),
            it.reading(),
            it.aggregate(),
            others().getOrDefault(period, new TreeSet<>()),
            it.confirmation(),
            null,
            new Outcome.Origin(id, slot, seq)),
        false,
        null);
  }

  /// Whether no file of it was read: none came, or reading it broke off.
  public boolean isUnread() {
    return switch (outcome) {
      case Outcome.Requested _, Outcome.Hindered _, Outcome.Answered _ -> true;
      case Outcome.Asked _,
          Outcome.Held _,
          Outcome.Accepted _,
          Outcome.Refused _,
          Outcome.Stated _ ->
          false;
    };
  }

  /// Whether its file must not stay: one that was refused for personal data, and one about single
  /// people, once they are counted.
  public boolean isToErase() {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.isPersonal();
      case Outcome.Accepted accepted ->
          accepted.reading().isOfPeople() && accepted.origin() == null;
      case Outcome.Requested _,
          Outcome.Hindered _,
          Outcome.Asked _,
          Outcome.Answered _,
          Outcome.Held _,
          Outcome.Stated _ ->
          false;
    };
  }

  /// Whether its file stops whatever reads it, and nothing else became of it.
  public boolean isUnreadable() {
    return outcome instanceof Outcome.Refused refused && refused.isUnreadable() && !withdrawn;
  }

  /// When its file is looked for at first, where nothing tells of it: one that is here and may be
  /// read needs no waiting for.
  public Instant firstLook() {
    return outcome instanceof Outcome.Answered answered
        ? answered.at()
        : requestedAt.plus(FIRST_LOOK);
  }

  /// Whether its sender is asked what its columns mean.
  public boolean isAsked() {
    return outcome instanceof Outcome.Asked && !withdrawn;
  }

  /// Whether its sender is asked whether its figures are right.
  public boolean isHeld() {
    return outcome instanceof Outcome.Held && !withdrawn;
  }

  /// Whether its sender has to do something about it: mend it, or say what it means.
  public boolean isToAnswer(Instant now) {
    return switch (outcome) {
      case Outcome.Asked _, Outcome.Refused _ -> !withdrawn;
      case Outcome.Held held -> !withdrawn && now.isBefore(held.until());
      case Outcome.Requested _,
          Outcome.Hindered _,
          Outcome.Answered _,
          Outcome.Accepted _,
          Outcome.Stated _ ->
          false;
    };
  }

  /// Whether a file is to come, or has come and was not read.
  public boolean isAwaited() {
    return isUnread() && !withdrawn;
  }
}
