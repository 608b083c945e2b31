package org.backbone.partners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartnerCodesTest {
  @ParameterizedTest
  @EnumSource
  void aKindIsFoundByItsCodeAndByNothingElse(PartnerKind kind) {
    assertThat(PartnerKind.of(kind.code())).contains(kind);
    assertThat(PartnerKind.of(kind.name())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aStatusIsFoundByItsCodeAndByNothingElse(PartnerStatus status) {
    assertThat(PartnerStatus.of(status.code())).contains(status);
    assertThat(PartnerStatus.of(status.name())).isEmpty();
  }

  @Test
  void whatNobodyCallsAnythingIsNothing() {
    assertThat(PartnerKind.of("")).isEmpty();
    assertThat(PartnerStatus.of("member")).isEmpty();
  }
}
