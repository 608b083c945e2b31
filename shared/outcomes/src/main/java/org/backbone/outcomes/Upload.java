package org.backbone.outcomes;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.backbone.access.Program;
import org.backbone.metrics.Slot;
import org.backbone.platform.core.Language;
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
    return "incoming/" + slot.partner() + "/" + id;
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
