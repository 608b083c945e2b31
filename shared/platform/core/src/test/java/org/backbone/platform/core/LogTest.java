package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTest {
  private final Said log = new Said();

  @Test
  void aFailureIsToldByItsClassesAndItsPlaceAndNeverByItsWords() {
    log.warn(
        "mail-lost",
        Map.of("id", "7"),
        new UncheckedIOException(new IOException("no such mailbox: ana@example.org")));

    var facts = log.lines().getFirst().facts();
    assertThat(facts.get("id")).isEqualTo("7");
    assertThat(facts.get("cause")).isEqualTo("java.io.UncheckedIOException < java.io.IOException");
    assertThat(facts.get("at").toString()).startsWith("LogTest.aFailureIs");
    assertThat(log.lines().toString()).doesNotContain("ana@example.org");
  }

  @Test
  void aChainOfCausesThatEndsNowhereIsToldToo() {
    var one = new IllegalStateException("one");
    one.initCause(new IllegalArgumentException("two", one));

    log.warn("mail-lost", Map.of(), one);

    assertThat(log.lines().getFirst().facts().get("cause").toString())
        .startsWith("java.lang.IllegalStateException < java.lang.IllegalArgumentException < ");
  }

  @Test
  void whatNobodyForesawIsToldWithTheWayThatLedThere() {
    log.error(
        "request-failed",
        Map.of(),
        new IllegalStateException("of ana@example.org", new IOException("ana@example.org")));

    var facts = log.lines().getFirst().facts();
    assertThat(facts.get("stack").toString())
        .startsWith("[java.lang.IllegalStateException, LogTest.whatNobodyForesaw")
        .contains("java.io.IOException, LogTest.whatNobodyForesaw");
    assertThat(log.lines().toString()).doesNotContain("ana@example.org");
  }
}
