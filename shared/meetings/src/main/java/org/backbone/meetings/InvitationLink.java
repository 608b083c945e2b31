package org.backbone.meetings;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.backbone.mail.Link;
import org.backbone.mail.Links;
import org.backbone.platform.core.Language;

/// What the links of an invitation lead to. Finding changes nothing: mail programs open links by
/// themselves.
public final class InvitationLink {
  /// What stands behind a link to answer.
  public sealed interface Asked {
    /// A date that somebody is asked to.
    record Open(Occurrence date, String email, Language language) implements Asked {}

    /// The meeting is over, or the link is.
    record Over(Language language) implements Asked {}

    /// The date does not take place.
    record Cancelled(Series series, Language language) implements Asked {}

    /// No link of ours.
    record Unknown() implements Asked {}
  }

  /// What stands behind a link to leave.
  public sealed interface Leaving {
    /// A series that somebody may leave, or left.
    record Open(Series series, String email, Language language) implements Leaving {}

    /// The link stopped working.
    record Over(Language language) implements Leaving {}

    /// No link of ours.
    record Unknown() implements Leaving {}
  }

  private final MeetingStore meetings;
  private final Links links;
  private final InstantSource clock;

  public InvitationLink(MeetingStore meetings, Links links, InstantSource clock) {
    this.meetings = meetings;
    this.links = links;
    this.clock = clock;
  }

  /// What an invitation's token opens: the date that it asks about, or why it asks nothing now.
  public Asked asked(String token) {
    var found = links.find(token, Link.Purpose.RSVP);
    if (found.isEmpty()) {
      return new Asked.Unknown();
    }
    var link = found.get();
    if (!link.worksAt(clock.instant())) {
      return new Asked.Over(link.language());
    }
    // The subject is series, date, address: see the writer, meeting-invites.
    var subject = link.subject().split("#", 3);
    var series = meetings.series(subject[0]);
    if (series.isEmpty()) {
      return new Asked.Over(link.language());
    }
    return series
        .get()
        .on(LocalDate.parse(subject[1]))
        .<Asked>map(date -> new Asked.Open(date, subject[2], link.language()))
        .orElseGet(() -> new Asked.Cancelled(series.get(), link.language()));
  }

  /// What the token of a leave link opens: the series to leave, or why there is none.
  public Leaving leaving(String token) {
    var found = links.find(token, Link.Purpose.LEAVE);
    if (found.isEmpty()) {
      return new Leaving.Unknown();
    }
    var link = found.get();
    var subject = link.subject().split("#", 2);
    return link.worksAt(clock.instant())
        ? meetings
            .series(subject[0])
            .<Leaving>map(series -> new Leaving.Open(series, subject[1], link.language()))
            .orElseGet(() -> new Leaving.Over(link.language()))
        : new Leaving.Over(link.language());
  }

  /// The answer they gave, if they did.
  public Optional<Answer> answerTo(Asked.Open asked) {
    return meetings
        .answerOf(asked.date().series().id(), asked.date().original(), asked.email())
        .map(Rsvp::answer);
  }

  /// Keeps the answer; a later one takes its place.
  public void answer(Asked.Open asked, Answer answer) {
    meetings.answer(
        new Rsvp(
            asked.date().series().id(),
            asked.date().original(),
            asked.email(),
            answer,
            clock.instant()));
  }

  /// Whether the address is invited to the series.
  public boolean isMember(Series series, String email) {
    return meetings.registration(series.id(), email).isPresent();
  }

  /// Ends the invitations of the address; one that gets none is left as it is.
  public void leave(Series series, String email) {
    meetings.leave(series.id(), email, clock.instant());
  }
}
