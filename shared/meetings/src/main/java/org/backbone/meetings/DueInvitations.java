package org.backbone.meetings;

import java.time.Instant;
import java.util.List;

/// To which dates people are to be invited at a tick: what inviting begins with, and who wonders
/// whether to begin.
public final class DueInvitations {
  private final MeetingStore meetings;

  public DueInvitations(MeetingStore meetings) {
    this.meetings = meetings;
  }

  /// A date in its last days.
  ///
  /// @param registrationsVersion how often its series' registrations had changed
  public record Due(Occurrence date, long registrationsVersion) {
    /// What the log calls it.
    public String id() {
      return date.series().id() + "#" + date.original();
    }
  }

  /// The dates that people are invited to at `asOf`.
  public List<Due> at(Instant asOf) {
    return meetings.allSeries().stream()
        .flatMap(
            listed ->
                listed
                    .series()
                    .invitedAt(asOf)
                    .map(date -> new Due(date, listed.registrationsVersion())))
        .toList();
  }

  /// Whether somebody may not be invited to the date yet.
  public boolean isOpen(Due due) {
    return meetings.invitedVersion(due.date()) < due.registrationsVersion();
  }

  /// Whether anybody may be to be invited to anything at `asOf`.
  public boolean isDue(Instant asOf) {
    return at(asOf).stream().anyMatch(this::isOpen);
  }
}
