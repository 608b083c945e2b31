package org.backbone.runner;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStore;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.identity.Identity;
import org.backbone.runner.identity.Persona;

/// Credentials for whoever has this machine: of staff, and of any partner's contact.
final class TokenPages {

  private final Identity identity;
  private final PartnerStore partners;
  private final SessionStore sessions;

  TokenPages(Identity identity, PartnerStore partners, SessionStore sessions) {
    this.identity = identity;
    this.partners = partners;
    this.sessions = sessions;
  }

  void addTo(LocalPages pages) {
    pages
        .on("POST /_local/token", this::token)
        .on("POST /_local/partners/{id}/sign-in", e -> signIn(e, e.parameter("id")))
        .on("POST /_local/sign-in", e -> signIn(e, e.form().getOrDefault("partner", "")));
  }

  private void token(LocalExchange exchange) throws IOException {
    var subject = exchange.form().getOrDefault("subject", "");
    var token = token(subject);
    if (token.isPresent()) {
      exchange.text(200, token.get());
    } else {
      exchange.text(
          404,
          subject.startsWith("partner:")
              ? "There is no approved partner with the id " + subject.substring(8) + "."
              : "A token is for staff, staff:PERSONA or partner:ID, not for '" + subject + "'.");
    }
  }

  private Optional<String> token(String subject) {
    if (subject.equals("staff")) {
      return Optional.of(identity.accessToken(Persona.staff().getFirst()));
    }
    if (subject.startsWith("staff:")) {
      return Persona.of(subject.substring(6)).map(identity::accessToken);
    }
    return subject.startsWith("partner:") ? session(subject.substring(8)) : Optional.empty();
  }

  private Optional<String> session(String partnerId) {
    return partners
        .find(partnerId)
        .filter(Partner::isApproved)
        .map(
            partner ->
                sessions.start(
                    Session.from(
                        Instant.now(),
                        partner.id(),
                        partner.contact().email(),
                        partner.contact().language())));
  }

  // As the link of a sign-in mail does, but for whoever sits at this machine.
  private void signIn(LocalExchange exchange, String partner) {
    var token = session(partner);
    if (token.isEmpty()) {
      exchange.text(404, "no such approved partner");
      return;
    }
    exchange
        .with("Set-Cookie", "backbone_session=" + token.get() + "; Path=/; HttpOnly; SameSite=Lax")
        .seeOther("/desk");
  }
}
