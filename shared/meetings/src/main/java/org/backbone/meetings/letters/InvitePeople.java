package org.backbone.meetings.letters;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.mail.Link;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Moment;
import org.backbone.mail.Outbox;
import org.backbone.mail.letters.Composer;
import org.backbone.meetings.DueInvitations;
import org.backbone.meetings.DueInvitations.Due;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.Registration;
import org.backbone.partners.SuspendedContacts;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.ForEach;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Log;

/// Puts the invitations that are due at a tick into the outbox. Each has its date, its reader and
/// the date's sequence for a key, so that no tick invites anybody twice; a date whose every member
/// was invited is not looked at again until somebody joins. The contact of a suspended partner is
/// left out; once it is taken up again, or others are suspended, each date is looked at again.
public final class InvitePeople {
  // A link to leave works long after the meeting; the mail may be read late.
  private static final Duration LEAVE_LINK = Duration.ofDays(365);

  private final MeetingStore meetings;
  private final DueInvitations dueInvitations;
  private final Outbox outbox;
  private final Composer composer;
  private final Invitation invitation;
  private final InstantSource clock;
  private final Log log;

  /// @param partners says whom nobody invites
  public InvitePeople(
      MeetingStore meetings,
      SuspendedContacts partners,
      Outbox outbox,
      Composer composer,
      Invitation invitation,
      InstantSource clock,
      Log log) {
    this.meetings = meetings;
    this.dueInvitations = new DueInvitations(meetings, partners);
    this.outbox = outbox;
    this.composer = composer;
    this.invitation = invitation;
    this.clock = clock;
    this.log = log;
  }

  /// Invites to every date that is due at `asOf`; returns how many invitations it wrote. A date
  /// that fails keeps no other from its invitations, and fails the tick in the end; whom no time is
  /// left for is invited by the next tick.
  public int tick(Instant asOf, Deadline deadline) {
    var written = new AtomicInteger();
    var _ =
        new ForEach("invitation", deadline, log)
            .count(
                dueInvitations.at(asOf),
                Due::id,
                date -> {
                  written.addAndGet(inviteTo(date, asOf, deadline));
                  return true;
                });
    return written.get();
  }

  private int inviteTo(Due due, Instant asOf, Deadline deadline) {
    if (!dueInvitations.isOpen(due)) {
      return 0;
    }
    var round = invite(due.date(), due.suspended(), asOf, deadline);
    if (round.isWhole()) {
      // The version read before the members: who joins meanwhile is found by the next tick.
      meetings.invited(due.date(), due.done());
    }
    return round.written();
  }

  /// What was done for one date.
  ///
  /// @param isWhole whether there was time for every member
  private record Round(int written, boolean isWhole) {}

  private Round invite(Occurrence date, Set<String> suspended, Instant asOf, Deadline deadline) {
    var written = 0;
    var isWhole = true;
    try (var members = meetings.registrations(date.series().id())) {
      for (var member : (Iterable<Registration>) members::iterator) {
        if (deadline.isNear()) {
          isWhole = false;
          break;
        }
        if (!suspended.contains(member.who())) {
          written += invited(date, member, asOf) ? 1 : 0;
        }
      }
    }
    log.info(
        "people-invited",
        Map.of(
            "series",
            date.series().id(),
            "date",
            date.original().toString(),
            "written",
            written,
            "whole",
            isWhole));
    return new Round(written, isWhole);
  }

  // One member whom no mail can reach must not keep the others from their invitations.
  private boolean invited(Occurrence date, Registration member, Instant asOf) {
    try {
      return invite(date, member, asOf);
    } catch (IllegalArgumentException e) {
      log.warn("not-invited", Map.of("series", member.series(), "who", member.whoInShort()), e);
      return false;
    }
  }

  private boolean invite(Occurrence date, Registration member, Instant asOf) {
    var key = key(date, member);
    // Spares the writing of a mail that is there already; the put itself decides.
    if (outbox.find(MailLabel.id(key)).isPresent()) {
      return false;
    }
    var moment = new Moment(asOf, clock.instant());
    var rsvp = Ids.token();
    var leave = Ids.token();
    var series = date.series().id();
    var mail = invitation.of(date, member, key, rsvp, leave, moment.actual());
    return outbox.add(
        composer.compose(mail, moment, date.startsAt()),
        List.of(
            Link.of(
                rsvp,
                Link.Purpose.RSVP,
                String.join("#", series, date.original().toString(), member.email()),
                member.language(),
                moment.actually(date.endsAt())),
            Link.of(
                leave,
                Link.Purpose.LEAVE,
                String.join("#", series, member.email()),
                member.language(),
                moment.actual().plus(LEAVE_LINK))));
  }

  private static String key(Occurrence date, Registration member) {
    return String.join(
        "#",
        "invitation",
        date.series().id(),
        date.original().toString(),
        member.whoInShort(),
        Integer.toString(date.sequence()));
  }
}
