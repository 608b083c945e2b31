package org.backbone.access.twin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.platform.core.Digest;

/// Tokens in memory, by the digest of what is shown, with their lines in an audit trail.
public final class MemoryProgramTokenStore implements ProgramTokenStore {
  private final Map<String, ProgramToken> tokens = new HashMap<>();
  private final MemoryAuditTrail audit;

  /// Tokens whose lines go to this trail.
  public MemoryProgramTokenStore(MemoryAuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public synchronized Making make(ProgramToken token, AuditEntry line) {
    var live = live(token.partner(), token.madeAt());
    var same = live.stream().filter(each -> each.id().equals(token.id())).findFirst();
    if (same.isPresent() && same.get().usedOn() != null) {
      return new Making.InUse();
    }
    if (same.isEmpty()) {
      if (live.stream().anyMatch(token::isCalledAs)) {
        return new Making.NameTaken();
      }
      if (live.size() == MOST) {
        return new Making.Full();
      }
      audit.write(line);
    }
    same.ifPresent(tokens.values()::remove);
    var value = ProgramToken.newValue();
    tokens.put(Digest.sha256(value), token);
    return new Making.Made(value);
  }

  @Override
  public synchronized Optional<ProgramToken> find(String value, Instant now) {
    return Optional.ofNullable(tokens.get(Digest.sha256(value)))
        .filter(token -> token.lastsAt(now));
  }

  @Override
  public synchronized void use(String value, LocalDate day) {
    tokens.computeIfPresent(Digest.sha256(value), (_, token) -> used(token, day));
  }

  private static ProgramToken used(ProgramToken token, LocalDate day) {
    var before = token.usedOn();
    return new ProgramToken(
        token.id(),
        token.partner(),
        token.email(),
        token.name(),
        token.madeAt(),
        token.expiresAt(),
        before != null && before.isAfter(day) ? before : day);
  }

  @Override
  public synchronized List<ProgramToken> live(String partner, Instant now) {
    return tokens.values().stream()
        .filter(token -> token.partner().equals(partner) && token.lastsAt(now))
        .sorted(
            Comparator.comparing(ProgramToken::madeAt).thenComparing(ProgramToken::id).reversed())
        .toList();
  }

  @Override
  public synchronized void revoke(ProgramToken token, AuditEntry line) {
    if (tokens.values().removeIf(each -> each.id().equals(token.id()))) {
      audit.write(line);
    }
  }
}
