package org.backbone.runner;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.ProgramDeeds;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore;
import org.backbone.access.ProgramTokenStore.Making;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.audit.Actor;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerStore;
import org.backbone.platform.core.Ids;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.identity.Identity;
import org.backbone.runner.identity.Persona;

/// Credentials for whoever has this machine: of staff, and of any partner's contact and program.
final class TokenPages {
  private static final String PROGRAM = "./backbone token";
  private static final Duration LASTS = Duration.ofDays(30);

  // Nobody is shown a token twice, but by whom it was made.
  private final Map<String, String> made = new HashMap<>();
  private final Identity identity;
  private final PartnerStore partners;
  private final SessionStore sessions;
  private final ProgramTokenStore tokens;

  TokenPages(
      Identity identity, PartnerStore partners, SessionStore sessions, ProgramTokenStore tokens) {
    this.identity = identity;
    this.partners = partners;
    this.sessions = sessions;
    this.tokens = tokens;
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
          subject.matches("(partner|contact):.*")
              ? "There is no approved partner with the id "
                  + subject.substring(8)
                  + ", or five of its programs have a token."
              : "A token is for staff, staff:PERSONA, partner:ID or contact:ID, not for '"
                  + subject
                  + "'.");
    }
  }

  private Optional<String> token(String subject) {
    if (subject.equals("staff")) {
      return Optional.of(identity.accessToken(Persona.staff().getFirst()));
    }
    if (subject.startsWith("staff:")) {
      return Persona.of(subject.substring(6)).map(identity::accessToken);
    }
    if (subject.startsWith("contact:")) {
      return session(subject.substring(8));
    }
    return subject.startsWith("partner:") ? program(subject.substring(8)) : Optional.empty();
  }

  // One for each partner, as long as it works: each that is made turns another one away, after
  // five.
  private synchronized Optional<String> program(String partnerId) {
    var known = Optional.ofNullable(made.get(partnerId));
    var partner = partners.find(partnerId).filter(Partner::isApproved);
    if (partner.isEmpty()
        || known.flatMap(value -> tokens.find(value, Instant.now())).isPresent()) {
      return partner.flatMap(_ -> known);
    }
    var now = Instant.now();
    var matter = PartnerDeeds.matter(partner.get());
    var by = Actor.partner(partnerId, partner.get().name());
    // Of another start on the same data.
    tokens.live(partnerId, now).stream()
        .filter(token -> token.name().equals(PROGRAM))
        .forEach(token -> tokens.revoke(token, ProgramDeeds.revoked(token, matter, now, by)));
    var contact = partner.get().contact().email();
    var token = ProgramToken.of(partnerId, contact, PROGRAM, Ids.token(), now, LASTS);
    if (tokens.make(token, ProgramDeeds.made(token, matter, by))
        instanceof Making.Made(var value)) {
      made.put(partnerId, value);
      return Optional.of(value);
    }
    return Optional.empty();
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
