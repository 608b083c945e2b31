package org.backbone.outcomes.pages;

import java.util.Optional;
import java.util.function.Function;
import org.backbone.access.Session;
import org.backbone.access.pages.Sessions;
import org.backbone.access.pages.SignInPages;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStore;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;

/// Who of a member asks: each answer at the desk begins with it.
public final class Members {
  private final Sessions sessions;
  private final PartnerStore partners;

  /// Those who are signed in as contacts of `partners`.
  public Members(Sessions sessions, PartnerStore partners) {
    this.sessions = sessions;
    this.partners = partners;
  }

  /// A contact of a member, signed in.
  record Member(Session session, Partner partner) {}

  // A partner that staff suspended is none, and its contact may be another by now, whatever its
  // sessions say.
  Optional<Member> find(Request request) {
    return sessions
        .find(request)
        .flatMap(
            session ->
                partners
                    .find(session.partner())
                    .filter(Partner::isApproved)
                    .filter(partner -> partner.contact().email().equals(session.email()))
                    .map(partner -> new Member(session, partner)));
  }

  /// An answer for a member; others are led to the sign-in.
  Reply answer(Request request, Function<Member, Reply> answer) {
    return find(request).map(answer).orElseGet(() -> Reply.seeOther(SignInPages.formPath(request)));
  }
}
