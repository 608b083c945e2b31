package org.backbone.partners;

import java.time.InstantSource;
import org.backbone.access.Programs;
import org.backbone.access.SessionStore;
import org.backbone.audit.Actor;

/// What staff change of a partner. Whoever loses their desk by it is signed out first, and its
/// programs are turned away: what breaks off in between has closed a desk, and never left one open.
public final class ChangePartner {
  private final PartnerStore partners;
  private final SessionStore sessions;
  private final Programs programs;
  private final InstantSource clock;

  public ChangePartner(
      PartnerStore partners, SessionStore sessions, Programs programs, InstantSource clock) {
    this.partners = partners;
    this.sessions = sessions;
    this.programs = programs;
    this.clock = clock;
  }

  /// Suspends a member.
  ///
  /// @param by who does it, as the audit trail says
  public Decision suspend(String id, Actor by) {
    close(id, by);
    return partners.suspend(id, clock.instant(), by);
  }

  /// Makes a suspended partner a member again.
  ///
  /// @param by who does it, as the audit trail says
  public Decision resume(String id, Actor by) {
    return partners.resume(id, clock.instant(), by);
  }

  /// Lets a member leave; nothing is kept of its contact.
  ///
  /// @param by who does it, as the audit trail says
  public Decision remove(String id, Actor by) {
    close(id, by);
    return partners.remove(id, clock.instant(), by);
  }

  /// Gives a partner another contact; where the address is another, the one before is signed out,
  /// and the tokens that they made end.
  ///
  /// @param by who does it, as the audit trail says
  public Decision changeContact(String id, Contact contact, Actor by) {
    var isSameAddress =
        partners
            .find(id)
            .filter(partner -> partner.status().hasContact())
            .filter(partner -> partner.contact().email().equals(contact.email()))
            .isPresent();
    if (!isSameAddress) {
      close(id, by);
    }
    return partners.changeContact(id, contact, clock.instant(), by);
  }

  private void close(String id, Actor by) {
    signOut(id);
    partners.find(id).ifPresent(partner -> programs.revokeAll(PartnerDeeds.matter(partner), by));
  }

  /// Ends all sessions of a partner's contact.
  public void signOut(String id) {
    partners
        .find(id)
        .filter(partner -> partner.status().hasContact())
        .ifPresent(partner -> sessions.endAll(id, partner.contact().email(), clock.instant()));
  }
}
