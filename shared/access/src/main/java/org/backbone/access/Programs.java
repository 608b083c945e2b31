package org.backbone.access;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.backbone.access.ProgramTokenStore.Making;
import org.backbone.audit.Actor;
import org.backbone.audit.Matter;
import org.backbone.platform.core.NetworkDay;

/// Partners' programs: who may act by showing a token, and who may not any more.
public final class Programs {
  private final ProgramTokenStore store;
  private final InstantSource clock;
  private final NetworkDay day;

  /// The programs whose tokens are in `store`.
  ///
  /// @param zone in which the days are counted on which they are used
  public Programs(ProgramTokenStore store, InstantSource clock, ZoneId zone) {
    this.store = store;
    this.clock = clock;
    this.day = new NetworkDay(clock, zone);
  }

  /// The token that is shown so. It takes the same work whether there is one.
  public Optional<ProgramToken> find(String value) {
    return store.find(value, clock.instant());
  }

  /// Writes down that it was used, unless that stands there for today.
  public void use(String value, ProgramToken token) {
    var today = day.today();
    if (!today.equals(token.usedOn())) {
      store.use(value, today);
    }
  }

  /// Makes a token.
  ///
  /// @param partner whose it is, as the audit trail says
  public Making make(ProgramToken token, Matter partner, Actor by) {
    return store.make(token, ProgramDeeds.made(token, partner, by));
  }

  /// The tokens of a partner that work.
  public List<ProgramToken> live(String partner) {
    return store.live(partner, clock.instant());
  }

  /// Revokes one of a partner's tokens; one of another's is left alone. Says whether it worked
  /// until then.
  ///
  /// @param partner whose it is, as the audit trail says
  public boolean revoke(Matter partner, String id, Actor by) {
    var found = live(partner.id()).stream().filter(token -> token.id().equals(id)).findFirst();
    found.ifPresent(token -> revoke(partner, token, by));
    return found.isPresent();
  }

  /// Revokes all of a partner's tokens.
  ///
  /// @param partner whose they are, as the audit trail says
  public void revokeAll(Matter partner, Actor by) {
    live(partner.id()).forEach(token -> revoke(partner, token, by));
  }

  private void revoke(Matter partner, ProgramToken token, Actor by) {
    store.revoke(token, ProgramDeeds.revoked(token, partner, clock.instant(), by));
  }
}
