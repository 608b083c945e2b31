package org.backbone.partners;

import java.time.InstantSource;
import org.backbone.access.SessionStore;

/// What staff change of a partner. Whoever loses their desk by it is signed out first: what breaks
/// off in between has closed a desk, and never left one open.
public final class ChangePartner {
  private final PartnerStore partners;
  private final SessionStore sessions;
  private final InstantSource clock;

  public ChangePartner(PartnerStore partners, SessionStore sessions, InstantSource clock) {
    this.partners = partners;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Suspends a member.
  ///
  /// @param by who of the staff does it
  public Decision suspend(String id, String by) {
    signOut(id);
    return partners.suspend(id, clock.instant(), by);
  }

  /// Makes a suspended partner a member again.
  ///
  /// @param by who of the staff does it
  public Decision resume(String id, String by) {
    return partners.resume(id, clock.instant(), by);
  }

  /// Lets a member leave; nothing is kept of its contact.
  ///
  /// @param by who of the staff does it
  public Decision remove(String id, String by) {
    signOut(id);
    return partners.remove(id, clock.instant(), by);
  }

  /// Gives a partner another contact; the one before is signed out where the address is another.
  ///
  /// @param by who of the staff does it
  public Decision changeContact(String id, Contact contact, String by) {
    var isSameAddress =
        partners
            .find(id)
            .filter(partner -> partner.status().hasContact())
            .filter(partner -> partner.contact().email().equals(contact.email()))
            .isPresent();
    if (!isSameAddress) {
      signOut(id);
    }
    return partners.changeContact(id, contact, by);
  }

  /// Ends all sessions of a partner's contact.
  public void signOut(String id) {
    partners
        .find(id)
        .filter(partner -> partner.status().hasContact())
        .ifPresent(partner -> sessions.endAll(id, partner.contact().email(), clock.instant()));
  }
}
