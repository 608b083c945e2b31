package org.backbone.outcomes.receipts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backbone.outcomes.receipts.ReceiptBody.Bytes;

/// Checks receipts by nothing but themselves, published keys and the sender's own file.
public final class ReceiptCheck {
  /// What does not hold. Each has a sentence of its own.
  public sealed interface Fault {}

  /// The public key is not the one that the receipt names.
  public record KeyMisnamed(String id) implements Fault {}

  /// The key is none of those that were published.
  public record KeyUnknown(String id) implements Fault {}

  /// The receipt was counted before its key began to sign, or after it ended.
  public record KeyOutOfTime(String id) implements Fault {}

  /// The receipt was changed, or its signature was.
  public record SignatureWrong() implements Fault {}

  /// The file has another length.
  public record LengthDiffers(long said, long found) implements Fault {}

  /// The file has other bytes.
  public record BytesDiffer(String said, String found) implements Fault {}

  /// A receipt does not name the one before it.
  public record ChainBroken(long number) implements Fault {}

  /// Two receipts have the same place.
  public record ChainForked(long number) implements Fault {}

  private ReceiptCheck() {}

  /// What does not hold of one receipt; nothing where all does.
  ///
  /// @param ring the published keys; empty where there are none at hand, so that the receipt is
  ///     checked by the key that it brings
  public static List<Fault> of(SignedReceipt receipt, Optional<KeyRing> ring) {
    var faults = new ArrayList<Fault>();
    var body = receipt.body();
    if (!ReceiptSeal.isNamed(body.key(), receipt.publicKey())) {
      faults.add(new KeyMisnamed(body.key()));
    }
    ring.ifPresent(keys -> published(receipt, keys).ifPresent(faults::add));
    if (!Ed25519.fits(receipt.publicKey(), body.canonical(), receipt.signature())) {
      faults.add(new SignatureWrong());
    }
    return faults;
  }

  /// What does not hold of a file that is said to be the receipt's.
  public static Optional<Fault> of(ReceiptBody body, Bytes file) {
    if (body.file().length() != file.length()) {
      return Optional.of(new LengthDiffers(body.file().length(), file.length()));
    }
    return body.file().sha256().equals(file.sha256())
        ? Optional.empty()
        : Optional.of(new BytesDiffer(body.file().sha256(), file.sha256()));
  }

  /// What was found of some receipts of one chain.
  ///
  /// @param missing where receipts between the first and the last were not given, the number from
  ///     which on: what lies before and after them is not known to follow
  public record Chain(List<ReceiptBody> receipts, List<Fault> faults, List<Long> missing) {
    /// Copies the lists.
    public Chain {
      receipts = List.copyOf(receipts);
      faults = List.copyOf(faults);
      missing = List.copyOf(missing);
    }
  }

  /// The chains that some receipts are of: one for each partner of a network.
  public static List<Chain> chains(List<ReceiptBody> receipts) {
    return receipts.stream()
        .collect(
            Collectors.groupingBy(
                body -> List.of(body.network().address(), body.slot().partner()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(ReceiptCheck::chain)
        .toList();
  }

  private static Chain chain(List<ReceiptBody> receipts) {
    var faults = new ArrayList<Fault>();
    BinaryOperator<ReceiptBody> either =
        (one, other) -> {
          if (!one.digest().equals(other.digest())) {
            faults.add(new ChainForked(one.link().number()));
          }
          return one;
        };
    SortedMap<Long, ReceiptBody> byNumber =
        receipts.stream()
            .collect(
                Collectors.toMap(
                    body -> body.link().number(), Function.identity(), either, TreeMap::new));
    var missing = new ArrayList<Long>();
    Optional<ReceiptBody> before = Optional.empty();
    for (var entry : byNumber.entrySet()) {
      var body = entry.getValue();
      before.ifPresent(earlier -> follow(earlier, body, faults, missing));
      before = Optional.of(body);
    }
    return new Chain(List.copyOf(byNumber.values()), faults, missing);
  }

  private static void follow(
      ReceiptBody earlier, ReceiptBody later, List<Fault> faults, List<Long> missing) {
    var next = earlier.link().number() + 1;
    if (later.link().number() != next) {
      missing.add(next);
    } else if (!later.link().previous().equals(earlier.digest())) {
      faults.add(new ChainBroken(next));
    }
  }

  private static Optional<Fault> published(SignedReceipt receipt, KeyRing ring) {
    var body = receipt.body();
    var key = ring.key(body.key());
    if (key.isEmpty() || !key.get().publicKey().equals(receipt.publicKey())) {
      return Optional.of(new KeyUnknown(body.key()));
    }
    var isEarly = body.countedAt().isBefore(key.get().from().minus(KeyRing.OVERLAP));
    var isLate = ring.until(key.get()).filter(body.countedAt()::isAfter).isPresent();
    return isEarly || isLate ? Optional.of(new KeyOutOfTime(body.key())) : Optional.empty();
  }
}
