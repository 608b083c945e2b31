package org.backbone.audit.twin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditPage;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Matter;

/// The audit trail in memory.
public final class MemoryAuditTrail implements AuditTrail {
  private record Kept(String place, AuditEntry entry) {}

  private final List<Kept> kept = new ArrayList<>();

  /// Writes a line, as a transaction of the real one does.
  public synchronized void write(AuditEntry entry) {
    kept.add(new Kept("%010d".formatted(kept.size() + 1), entry));
  }

  /// Every line, in the order of writing.
  public synchronized List<AuditEntry> all() {
    return kept.stream().map(Kept::entry).toList();
  }

  @Override
  public AuditPage lines(String after, int most, Instant now) {
    return part(_ -> true, after, most, now);
  }

  @Override
  public AuditPage linesAbout(Matter matter, String after, int most, Instant now) {
    return part(entry -> isAbout(entry.about(), matter), after, most, now);
  }

  private static boolean isAbout(Matter one, Matter other) {
    return one.kind().equals(other.kind()) && one.id().equals(other.id());
  }

  private synchronized AuditPage part(
      Predicate<AuditEntry> wanted, String after, int most, Instant now) {
    var rest =
        kept.reversed().stream()
            .filter(each -> after.isEmpty() || each.place().compareTo(after) < 0)
            .filter(each -> wanted.test(each.entry()))
            .filter(each -> each.entry().at().plus(KEPT).isAfter(now))
            .toList();
    var shown = rest.subList(0, Math.min(most, rest.size()));
    return new AuditPage(
        shown.stream().map(Kept::entry).toList(),
        shown.size() < rest.size() ? shown.getLast().place() : "");
  }
}
