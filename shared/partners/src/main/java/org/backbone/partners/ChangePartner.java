package org.backbone.partners;

import java.time.InstantSource;
import java.time.LocalDate;
import org.backbone.access.Programs;
import org.backbone.access.SessionStore;
import org.backbone.audit.Actor;
import org.jspecify.annotations.Nullable;

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

  /// Keeps the last day of its data-sharing agreement. Nobody is signed out by it.
  ///
  /// @param endsOn null where none is kept
  /// @param by who does it, as the audit trail says
  public Decision changeAgreement(String id, @Nullable LocalDate endsOn, Actor by) {
    return partners.changeAgreement(id, endsOn, clock.instant(), by);
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
