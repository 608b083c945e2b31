package org.backbone.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backbone.partners.SuspendedContacts;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;

/// To which dates people are to be invited at a tick: what inviting begins with, and who wonders
/// whether to begin.
public final class DueInvitations {
  private final MeetingStore meetings;
  private final SuspendedContacts partners;

  /// Dates of `meetings`.
  ///
  /// @param partners says whom nobody invites
  public DueInvitations(MeetingStore meetings, SuspendedContacts partners) {
    this.meetings = meetings;
    this.partners = partners;
  }

  /// A date in its last days.
  ///
  /// @param registrationsVersion how often its series' registrations had changed
  /// @param suspended digests of the addresses that are left out
  public record Due(Occurrence date, long registrationsVersion, Set<String> suspended) {
    /// Copies the digests.
    public Due {
      suspended = Set.copyOf(suspended);
    }

    /// What the log calls it.
    public String id() {
      return date.series().id() + "#" + date.original();
    }

    /// What is written down once everybody has been invited.
    public MeetingStore.Invited done() {
      var without =
          suspended.isEmpty()
              ? ""
              : Digest.sha256(suspended.stream().sorted().collect(Collectors.joining("\n")));
      return new MeetingStore.Invited(registrationsVersion, without);
    }
  }

  private record Dated(Occurrence date, long registrationsVersion) {}

  /// The dates that people are invited to at `asOf`.
  public List<Due> at(Instant asOf) {
    var dates =
        meetings.allSeries().stream()
            .flatMap(
                listed ->
                    listed
                        .series()
                        .invitedAt(asOf)
                        .map(date -> new Dated(date, listed.registrationsVersion())))
            .toList();
    if (dates.isEmpty()) {
      return List.of();
    }
    var suspended =
        partners.suspendedContacts().stream()
            .map(EmailAddress::digest)
            .collect(Collectors.toUnmodifiableSet());
    return dates.stream()
        .map(dated -> new Due(dated.date(), dated.registrationsVersion(), suspended))
        .toList();
  }

  /// Whether somebody may not be invited to the date yet.
  public boolean isOpen(Due due) {
    return meetings
        .invited(due.date())
        .filter(done -> done.registrationsVersion() >= due.registrationsVersion())
        .filter(done -> done.without().equals(due.done().without()))
        .isEmpty();
  }

  /// Whether anybody may be to be invited to anything at `asOf`.
  public boolean isDue(Instant asOf) {
    return at(asOf).stream().anyMatch(this::isOpen);
  }
}
