package org.backbone.outcomes.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.backbone.outcomes.twin.TestReceipts;
import org.junit.jupiter.api.Test;

class ReceiptSealTest {
  /// RFC 8032, section 7.1, test 2.
  @Test
  void aSignatureIsThatOfTheStandard() {
    var publicKey = base64("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    var signature =
        base64(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    assertThat(Ed25519.fits(publicKey, new byte[] {0x72}, signature)).isTrue();
    assertThat(Ed25519.fits(publicKey, new byte[] {0x73}, signature)).isFalse();
  }

  @Test
  void aKeyThatIsKeptAsTextSignsAsBefore() {
    var seal = TestReceipts.SEAL;
    var body = TestReceipts.example();

    var again = ReceiptSeal.of(seal.text());

    assertThat(again.id()).isEqualTo(seal.id()).matches("[0-9a-f]{16}");
    assertThat(again.sign(body)).isEqualTo(seal.sign(body));
  }

  @Test
  void whatIsNoWholeKeyIsRefused() {
    var seal = TestReceipts.SEAL.text();
    var other = ReceiptSeal.fresh().text();
    var mixed = seal.substring(0, seal.indexOf('.')) + other.substring(other.indexOf('.'));

    for (var text : new String[] {"", ".", "x", mixed, seal + "A"}) {
      assertThatThrownBy(() -> ReceiptSeal.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aReceiptThatNamesAnotherKeyIsNotSigned() {
    assertThatThrownBy(() -> ReceiptSeal.fresh().sign(TestReceipts.example()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// The last letter holds bits that no byte has; a decoder would drop them.
  @Test
  void noLetterOfASignatureCanBeChanged() {
    var receipt = TestReceipts.SEAL.sign(TestReceipts.example());
    var bytes = receipt.body().canonical();
    var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";
    var last = receipt.signature().length() - 1;

    for (var letter : letters.getBytes(StandardCharsets.US_ASCII)) {
      var changed = receipt.signature().substring(0, last) + (char) letter;
      assertThat(Ed25519.fits(receipt.publicKey(), bytes, changed))
          .as(changed)
          .isEqualTo(changed.equals(receipt.signature()));
    }
  }

  private static String base64(String hex) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
  }
}
