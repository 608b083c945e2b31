package org.backbone.outcomes.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backbone.outcomes.receipts.ReceiptBody.Bytes;
import org.backbone.outcomes.receipts.ReceiptCheck.BytesDiffer;
import org.backbone.outcomes.receipts.ReceiptCheck.ChainBroken;
import org.backbone.outcomes.receipts.ReceiptCheck.ChainForked;
import org.backbone.outcomes.receipts.ReceiptCheck.KeyMisnamed;
import org.backbone.outcomes.receipts.ReceiptCheck.KeyOutOfTime;
import org.backbone.outcomes.receipts.ReceiptCheck.KeyUnknown;
import org.backbone.outcomes.receipts.ReceiptCheck.LengthDiffers;
import org.backbone.outcomes.receipts.ReceiptCheck.SignatureWrong;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.platform.core.Digest;
import org.junit.jupiter.api.Test;

class ReceiptCheckTest {
  private static final ReceiptSeal SEAL = TestReceipts.SEAL;
  private static final ReceiptBody BODY = TestReceipts.example();
  private static final SignedReceipt RECEIPT = SEAL.sign(BODY);
  private static final PublishedKey KEY = PublishedKey.of(SEAL, BODY.countedAt());

  @Test
  void aReceiptHoldsByItsOwnKeyAndByThePublishedOne() {
    assertThat(ReceiptCheck.of(RECEIPT, Optional.empty())).isEmpty();
    assertThat(ReceiptCheck.of(RECEIPT, ring(KEY))).isEmpty();
  }

  @Test
  void aReceiptThatAnotherKeySignedIsNotTheNetworks() {
    var forger = ReceiptSeal.fresh();
    var other = PublishedKey.of(forger, BODY.countedAt());
    var taken = new PublishedKey(SEAL.id(), forger.publicKey(), BODY.countedAt());

    assertThat(ReceiptCheck.of(RECEIPT, ring(other))).containsExactly(new KeyUnknown(SEAL.id()));
    assertThat(ReceiptCheck.of(RECEIPT, ring(taken))).containsExactly(new KeyUnknown(SEAL.id()));
    assertThat(
            ReceiptCheck.of(
                new SignedReceipt(BODY, forger.publicKey(), RECEIPT.signature()), Optional.empty()))
        .containsExactly(new KeyMisnamed(SEAL.id()), new SignatureWrong());
  }

  @Test
  void aSignatureOfAnotherReceiptDoesNotFit() {
    var other = SEAL.sign(TestReceipts.example(ChainEnd.of(BODY)));

    for (var signature : List.of(other.signature(), "", "A", "?")) {
      assertThat(
              ReceiptCheck.of(
                  new SignedReceipt(BODY, SEAL.publicKey(), signature), Optional.empty()))
          .containsExactly(new SignatureWrong());
    }
  }

  @Test
  void anOldKeyChecksWhatItSignedAndNothingLater() {
    var from = BODY.countedAt();
    var next = PublishedKey.of(ReceiptSeal.fresh(), from.plusSeconds(5));
    var before = PublishedKey.of(ReceiptSeal.fresh(), from.minus(Duration.ofHours(2)));
    var justBegun = new PublishedKey(KEY.id(), KEY.publicKey(), from.plus(Duration.ofMinutes(50)));
    var begunLater = new PublishedKey(KEY.id(), KEY.publicKey(), from.plus(Duration.ofHours(2)));
    var longAgo = new PublishedKey(KEY.id(), KEY.publicKey(), from.minus(Duration.ofDays(9)));

    assertThat(ReceiptCheck.of(RECEIPT, ring(KEY, next))).isEmpty();
    assertThat(ReceiptCheck.of(RECEIPT, ring(justBegun))).isEmpty();
    assertThat(ReceiptCheck.of(RECEIPT, ring(begunLater)))
        .containsExactly(new KeyOutOfTime(SEAL.id()));
    assertThat(ReceiptCheck.of(RECEIPT, ring(longAgo, before)))
        .containsExactly(new KeyOutOfTime(SEAL.id()));
  }

  @Test
  void aFileIsTheOneThatWasSentOrItIsSaidHowItDiffers() {
    var said = BODY.file();
    var other = new Bytes(said.length(), Digest.sha256("abd"));

    assertThat(ReceiptCheck.of(BODY, new Bytes(3, Digest.sha256("abc")))).isEmpty();
    assertThat(ReceiptCheck.of(BODY, other))
        .contains(new BytesDiffer(said.sha256(), other.sha256()));
    assertThat(ReceiptCheck.of(BODY, new Bytes(4, said.sha256())))
        .contains(new LengthDiffers(3, 4));
  }

  @Test
  void receiptsFollowEachOtherWhateverOrderTheyAreGivenIn() {
    var chain = chain(4);
    var mixed = List.of(chain.get(2), chain.get(0), chain.get(3), chain.get(1), chain.get(0));

    assertThat(ReceiptCheck.chains(mixed))
        .containsExactly(new ReceiptCheck.Chain(chain, List.of(), List.of()));
  }

  @Test
  void aChainThatWasChangedIsBrokenWhereItWas() {
    var chain = chain(4);
    var changed = new ArrayList<>(chain);
    changed.set(1, TestReceipts.example(new ChainEnd(1, "00".repeat(32))));

    assertThat(ReceiptCheck.chains(changed).getFirst().faults())
        .containsExactly(new ChainBroken(2), new ChainBroken(3));
    changed.add(chain.get(1));
    assertThat(ReceiptCheck.chains(changed).getFirst().faults()).contains(new ChainForked(2));
  }

  @Test
  void whatIsNotThereIsSaidAndNotHeldAgainstTheRest() {
    var chain = chain(6);

    var found = ReceiptCheck.chains(List.of(chain.get(1), chain.get(4), chain.get(5))).getFirst();

    assertThat(found.faults()).isEmpty();
    assertThat(found.missing()).containsExactly(3L);
  }

  private static List<ReceiptBody> chain(int length) {
    var chain = new ArrayList<ReceiptBody>();
    var end = ChainEnd.NONE;
    for (var i = 0; i < length; i++) {
      var body = TestReceipts.example(end);
      chain.add(body);
      end = ChainEnd.of(body);
    }
    return chain;
  }

  private static Optional<KeyRing> ring(PublishedKey... keys) {
    return Optional.of(new KeyRing(List.of(keys)));
  }
}
