package org.backbone.partners.letters;

import java.time.InstantSource;
import org.backbone.access.SignIn;
import org.backbone.audit.Actor;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.MailShelf;
import org.backbone.partners.Decision;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.platform.core.Ids;

/// Makes a partner a member and welcomes its contact, once.
public final class ApprovePartner {
  private final PartnerStore partners;
  private final WelcomeMail welcome;
  private final MailShelf shelf;
  private final InstantSource clock;

  public ApprovePartner(
      PartnerStore partners, WelcomeMail welcome, MailShelf shelf, InstantSource clock) {
    this.partners = partners;
    this.welcome = welcome;
    this.shelf = shelf;
    this.clock = clock;
  }

  /// Decided by `by`; a member is left alone.
  public Decision approve(String id, Actor by) {
    var found = partners.find(id);
    if (found.isEmpty()) {
      return new Decision.NoSuchPartner();
    }
    var partner = found.get();
    if (partner.status() != PartnerStatus.PENDING && partner.status() != PartnerStatus.DECLINED) {
      return new Decision.AlreadyDecided(partner);
    }
    var now = clock.instant();
    var until = now.plus(SignIn.WELCOME);
    var token = Ids.token();
    var contact = partner.contact();
    var link = new SignIn(id, contact.email()).link(token, contact.language(), until);
    var mail = KeptMessage.on(shelf, welcome.to(partner, token, now, until));
    return partners.approve(id, now, by, mail, link);
  }
}
