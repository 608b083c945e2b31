package org.backbone.outcomes;

import java.time.InstantSource;
import java.util.Optional;
import org.backbone.audit.Actor;
import org.backbone.audit.Matter;
import org.backbone.platform.core.Attempts;

/// Staff say what they expect of a partner: of several at once, each word is kept.
public final class ExpectData {
  private static final Attempts ATTEMPTS = Attempts.ofAWrite();

  private final ExpectationStore expectations;
  private final InstantSource clock;

  public ExpectData(ExpectationStore expectations, InstantSource clock) {
    this.expectations = expectations;
    this.clock = clock;
  }

  /// Keeps a word of the staff's; one that says nothing new changes nothing.
  ///
  /// @param partner as the audit trail has it
  public Expected say(Matter partner, String dataset, Expected.Word word, Actor by) {
    var about = new Expectations.Key(partner.id(), dataset);
    return ATTEMPTS.until(
        "expect " + partner.id(),
        () -> {
          var before = expectations.of(about.partner()).of(about.partner(), dataset);
          var after = before.with(word);
          if (after.equals(before)) {
            return Optional.of(before);
          }
          var line = ExpectationDeeds.said(partner, dataset, before, word, clock.instant(), by);
          return expectations.keep(about, after, line) ? Optional.of(after) : Optional.empty();
        });
  }
}
