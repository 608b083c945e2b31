package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {
  /// RFC 4231, test case 2: 5bdcc146bf60754e6a042426089575c7…
  @Test
  void aSignatureIsTheBeginningOfTheHmac() {
    assertThat(Digest.signature("Jefe", "what do ya want for nothing?"))
        .isEqualTo("W9zBRr9gdU5qBCQmCJV1xw");
  }

  @Test
  void anotherKeyOrAnotherTextHasAnotherSignature() {
    assertThat(Digest.signature("key", "text"))
        .isNotEqualTo(Digest.signature("key", "text "))
        .isNotEqualTo(Digest.signature("kez", "text"));
  }
}
