package org.backbone.outcomes.receipts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backbone.metrics.Slot;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Period;

/// What a receipt says, and what its signature is made over. It names organizations and no person,
/// and not the file: a name may be somebody's, and a digest says more surely which file it was.
///
/// @param network who received the file
/// @param id the upload's
/// @param slot what it was sent for
/// @param periods those that its figures are about
/// @param sentAt when the file reached us
/// @param countedAt when it was taken
/// @param file which file
/// @param counts what was read of it
/// @param mapping the digest of the mapping that it was read by
/// @param indicators what was counted, and by which version of each definition
/// @param figures the digest of what was counted
/// @param link its place in the partner's chain
/// @param key the id of the key that signed it
public record ReceiptBody(
    Network network,
    String id,
    Slot slot,
    SortedSet<Period> periods,
    Instant sentAt,
    Instant countedAt,
    Bytes file,
    Counts counts,
    String mapping,
    SortedSet<Measure> indicators,
    String figures,
    ChainLink link,
    String key) {
  /// What it is, and by which rules it is read.
  public static final String FORMAT = "backbone-receipt/1";

  /// Who received a file.
  ///
  /// @param address where people reach it, without a slash at the end
  public record Network(String name, String address) {}

  /// The file exactly as it was sent.
  ///
  /// @param length how many bytes
  /// @param sha256 their digest in hex
  public record Bytes(long length, String sha256) {}

  /// What was read of a file.
  ///
  /// @param rows data rows in it
  /// @param counted rows that count
  /// @param skipped rows left out
  /// @param hidden cells that the sender hides
  /// @param cells figures that the rows came to
  public record Counts(int rows, int counted, int skipped, int hidden, int cells) {}

  /// An indicator, by one version of its definition.
  public record Measure(String id, int version) implements Comparable<Measure> {
    @Override
    public int compareTo(Measure other) {
      var byId = id.compareTo(other.id);
      return byId != 0 ? byId : Integer.compare(version, other.version);
    }
  }

  /// Copies the sets.
  public ReceiptBody {
    periods = Collections.unmodifiableSortedSet(new TreeSet<>(periods));
    indicators = Collections.unmodifiableSortedSet(new TreeSet<>(indicators));
  }

  /// The bytes that are signed: its JSON in its one form, in UTF-8.
  public byte[] canonical() {
    return CanonicalJson.of(members()).getBytes(StandardCharsets.UTF_8);
  }

  /// What the partner's next receipt names it by.
  public String digest() {
    return Digest.sha256(canonical());
  }

  Map<String, Object> members() {
    return Map.ofEntries(
        Map.entry("format", FORMAT),
        Map.entry("network", Map.of("name", network.name(), "address", network.address())),
        Map.entry("id", id),
        Map.entry("partner", slot.partner()),
        Map.entry("dataset", slot.dataset()),
        Map.entry("period", slot.period().code()),
        Map.entry("periods", periods.stream().map(Period::code).toList()),
        Map.entry("sentAt", sentAt.toString()),
        Map.entry("countedAt", countedAt.toString()),
        Map.entry("file", Map.of("bytes", file.length(), "sha256", file.sha256())),
        Map.entry(
            "counts",
            Map.of(
                "rows", counts.rows(),
                "counted", counts.counted(),
                "skipped", counts.skipped(),
                "hidden", counts.hidden(),
                "cells", counts.cells())),
        Map.entry("mapping", mapping),
        Map.entry("indicators", indicators.stream().map(ReceiptBody::members).toList()),
        Map.entry("figures", figures),
        Map.entry("chain", Map.of("number", link.number(), "previous", link.previous())),
        Map.entry("key", key));
  }

  private static Map<String, Object> members(Measure measure) {
    return Map.of("id", measure.id(), "version", measure.version());
  }
}
