package org.backbone.outcomes.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.Expectations;
import org.backbone.outcomes.Expected;

/// What staff expect, in memory.
public final class MemoryExpectationStore implements ExpectationStore {
  private final Map<Expectations.Key, Expected> said = new HashMap<>();
  private final MemoryAuditTrail audit;

  /// Nothing was said, beside this audit trail.
  public MemoryExpectationStore(MemoryAuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public Expectations of(String partner) {
    return where(key -> key.partner().equals(partner));
  }

  @Override
  public Expectations all() {
    return where(_ -> true);
  }

  private synchronized Expectations where(Predicate<Expectations.Key> wanted) {
    return new Expectations(
        said.entrySet().stream()
            .filter(entry -> wanted.test(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public synchronized boolean keep(Expectations.Key about, Expected after, AuditEntry line) {
    var before = said.get(about);
    if (before != null && before.version() != after.version() - 1) {
      return false;
    }
    said.put(about, after);
    audit.write(line);
    return true;
  }
}
