package org.backbone.access.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.backbone.platform.core.Ids;
import org.junit.jupiter.api.Test;

class SealTest {
  private final String key = Ids.token();

  @Test
  void whatWasSealedIsOpenedByItsKeyAlone() {
    var sealed = Seal.closed(key, "refresh me");

    assertThat(sealed).doesNotContain("refresh", key);
    assertThat(Seal.opened(key, sealed)).contains("refresh me");
    assertThat(Seal.opened(Ids.token(), sealed)).isEmpty();
    assertThat(Seal.opened(key, "")).isEmpty();
  }

  @Test
  void noTwoSealsAreAlikeAndAChangedOneOpensNothing() {
    var sealed = Seal.closed(key, "refresh me");
    var last = sealed.charAt(sealed.length() - 2);

    assertThat(Seal.closed(key, "refresh me")).isNotEqualTo(sealed);
    assertThat(
            Seal.opened(
                key,
                sealed.substring(0, sealed.length() - 2)
                    + (last == 'A' ? 'B' : 'A')
                    + sealed.charAt(sealed.length() - 1)))
        .isEmpty();
  }
}
