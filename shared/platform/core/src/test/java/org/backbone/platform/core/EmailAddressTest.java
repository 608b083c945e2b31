package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "desk@river.example.org",
        "first.o'neil+news@k12.ok.us",
        " Desk@River.Example.ORG ",
        "hola@niños.example.org",
        "a@b.co",
      })
  void ordinaryAddressesAreTaken(String address) {
    assertThat(EmailAddress.fault(address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "'', missing",
        "desk.river.example.org, email_without_at",
        "despensa@, email_without_domain",
        "señor@example.org, email_local_not_ascii",
        "desk@localhost, not_an_email",
        "@example.org, not_an_email",
        "desk@@example.org, not_an_email",
        "two desks@example.org, not_an_email",
        ".desk@example.org, not_an_email",
        "de..sk@example.org, not_an_email",
        "desk@-river.org, not_an_email",
        "desk@river..org, not_an_email",
        "desk@192.0.2.1, not_an_email",
        "desk@[192.0.2.1], not_an_email",
        "\"desk\"@example.org, not_an_email",
        "desk@river.org>, not_an_email",
      })
  void everyFaultHasItsName(String address, String fault) {
    assertThat(EmailAddress.fault(address)).contains(fault);
  }

  @Test
  void aLineBreakCannotHideInAnAddress() {
    assertThat(EmailAddress.fault("desk@example.org\r\nBcc: all@example.org")).isPresent();
    assertThat(EmailAddress.fault("desk\n@example.org")).isPresent();
    assertThat(EmailAddress.fault("desk@example.org\u0000")).isPresent();
  }

  @Test
  void aVeryLongAddressIsToldSo() {
    assertThat(EmailAddress.fault("a".repeat(300) + "@example.org")).contains("email_too_long");
    assertThat(EmailAddress.fault("a".repeat(65) + "@example.org")).contains("not_an_email");
  }

  @Test
  void anAddressHasOneSpelling() {
    assertThat(EmailAddress.normal(" Desk@NIÑOS.example.org "))
        .isEqualTo("desk@xn--nios-hqa.example.org")
        .isEqualTo(EmailAddress.normal("desk@niños.example.org"));
  }

  @Test
  void aMailProviderIsNobodysOwnDomain() {
    assertThat(EmailAddress.ownDomain("pantry@gmail.com")).isEmpty();
    assertThat(EmailAddress.ownDomain("Pantry@River.example.org")).contains("river.example.org");
  }

  /// Keys that are kept are made of it: what it is must never change.
  @Test
  void anAddressHasOneDigestHoweverItIsSpelt() {
    assertThat(EmailAddress.digest("ana@example.org"))
        .isEqualTo("86b9260a115ceac89a9738af23696ce3a5d70449de8d95ef28bd754bb80196b9")
        .isEqualTo(EmailAddress.digest(" Ana@Example.org "))
        .startsWith(EmailAddress.shortDigest("ANA@example.org"));
    assertThat(EmailAddress.shortDigest("ana@example.org")).hasSize(16);
    assertThat(EmailAddress.digest("desk@NIÑOS.example.org"))
        .isEqualTo(EmailAddress.digest("desk@xn--nios-hqa.example.org"));
  }

  @Test
  void whatIsNoAddressHasADigestOfItsOwnToo() {
    assertThat(EmailAddress.digest("no address at all"))
        .isEqualTo(EmailAddress.digest("No address at all "))
        .isNotEqualTo(EmailAddress.digest("no address either"));
  }
}
