package org.backbone.runner.verify;

import org.backbone.outcomes.receipts.ReceiptCheck.BytesDiffer;
import org.backbone.outcomes.receipts.ReceiptCheck.ChainBroken;
import org.backbone.outcomes.receipts.ReceiptCheck.ChainForked;
import org.backbone.outcomes.receipts.ReceiptCheck.Fault;
import org.backbone.outcomes.receipts.ReceiptCheck.KeyMisnamed;
import org.backbone.outcomes.receipts.ReceiptCheck.KeyOutOfTime;
import org.backbone.outcomes.receipts.ReceiptCheck.KeyUnknown;
import org.backbone.outcomes.receipts.ReceiptCheck.LengthDiffers;
import org.backbone.outcomes.receipts.ReceiptCheck.SignatureWrong;
import org.backbone.platform.pages.Words;

/// Says what does not hold.
final class FaultWords {
  private FaultWords() {}

  static String say(Words words, Fault fault) {
    return switch (fault) {
      case KeyMisnamed(var id) -> words.say("verify.key-misnamed", id);
      case KeyUnknown(var id) -> words.say("verify.key-unknown", id);
      case KeyOutOfTime(var id) -> words.say("verify.key-out-of-time", id);
      case SignatureWrong() -> words.say("verify.signature-wrong");
      case LengthDiffers(var said, var found) ->
          words.say("verify.length-differs", words.number(said), words.number(found));
      case BytesDiffer(var said, var found) -> words.say("verify.bytes-differ", said, found);
      case ChainBroken(var number) ->
          words.say("verify.chain-broken", words.number(number), words.number(number - 1));
      case ChainForked(var number) -> words.say("verify.chain-forked", words.number(number));
    };
  }

  static String code(Fault fault) {
    return switch (fault) {
      case KeyMisnamed _ -> "key_misnamed";
      case KeyUnknown _ -> "key_unknown";
      case KeyOutOfTime _ -> "key_out_of_time";
      case SignatureWrong _ -> "signature_wrong";
      case LengthDiffers _ -> "length_differs";
      case BytesDiffer _ -> "bytes_differ";
      case ChainBroken _ -> "chain_broken";
      case ChainForked _ -> "chain_forked";
    };
  }
}
