package org.backbone.partners;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.backbone.audit.Actor;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.jspecify.annotations.Nullable;

/// Where partners are kept.
public interface PartnerStore {
  /// How long the key of a submission is remembered.
  Duration KEY_LIFETIME = Duration.ofDays(2);

  /// How long somebody who asked to join waits for staff: an application that nobody decided on is
  /// forgotten then.
  Duration WAITING = Duration.ofDays(90);

  /// How many may wait for staff, so that no stranger fills the list; a few more where several ask
  /// at the same moment.
  int MOST_WAITING = 500;

  /// How many partners that have something in common are compared with another one.
  int MOST_IN_A_BLOCK = 200;

  /// Keeps a new partner as pending, once per key, under the id for its name, or where that is
  /// taken, one with a piece of the reference. It costs the same either way. Where
  /// [#MOST_WAITING] wait, nobody more is kept; who is kept already is told so.
  Joining join(Submission submission);

  /// The partner of this id, if there is one.
  Optional<Partner> find(String id);

  /// All members, by name.
  List<PartnerSummary> members();

  /// Some partners of a status, beginning after the place `after` of another part (an empty one:
  /// with the first): who waits by how long, the longest first; the others by name.
  ///
  /// @param most how many at most
  PartnerList list(PartnerStatus status, String after, int most);

  /// How many wait for staff.
  long waiting();

  /// Those whom a partner looks like, see [Likeness]. It costs the same however many partners there
  /// are: they are looked up by [Likeness#blocks], and of each block [#MOST_IN_A_BLOCK] at most.
  List<Likeness.Match> alike(PartnerSummary partner);

  /// Suspends a member; any other is left alone.
  ///
  /// @param by who does it, as the audit trail says
  Decision suspend(String id, Instant at, Actor by);

  /// Makes a suspended partner a member again; any other is left alone.
  ///
  /// @param by who does it, as the audit trail says
  Decision resume(String id, Instant at, Actor by);

  /// Lets a member leave, or a suspended partner: its name stays, and nothing of its contact. Any
  /// other is left alone.
  ///
  /// @param by who does it, as the audit trail says
  Decision remove(String id, Instant at, Actor by);

  /// Gives a partner another contact. Nothing changes of one that left, nor where it is the same
  /// contact.
  ///
  /// @param by who does it, as the audit trail says; of the contact it says nothing
  Decision changeContact(String id, Contact contact, Instant at, Actor by);

  /// Keeps the last day of a member's data-sharing agreement, or that none is kept; of a suspended
  /// partner, too. Nothing changes of any other, nor where it is the same day.
  ///
  /// @param by who does it, as the audit trail says
  Decision changeAgreement(String id, @Nullable LocalDate endsOn, Instant at, Actor by);

  /// Makes a pending or declined partner a member. The welcome mail and the sign-in link that it
  /// shows are written in the same transaction, so none is ever without the others; any other is
  /// left alone. Who decided is kept with the partner, and in the audit trail.
  Decision approve(String id, Instant at, Actor by, KeptMessage welcome, Link signIn);

  /// Declines a pending partner; one that is decided is left alone. Who decided is kept with the
  /// partner, and in the audit trail.
  Decision decline(String id, Instant at, Actor by);
}
