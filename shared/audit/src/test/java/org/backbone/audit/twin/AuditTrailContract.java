package org.backbone.audit.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;
import org.junit.jupiter.api.Test;

/// What every audit trail keeps.
public abstract class AuditTrailContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  // Each test has a thing of its own, for trails may be shared.
  private final Matter pantry =
      new Matter("partner", "pantry-" + UUID.randomUUID(), "Eastside Pantry");

  /// The trail under test.
  protected abstract AuditTrail trail();

  /// Writes a line as a store does with its change.
  protected abstract void write(AuditEntry entry);

  @Test
  void aLineIsReadAsItWasWritten() {
    var before = new LinkedHashMap<String, String>();
    before.put("status", "pending");
    before.put("note", "zwei · dos");
    var entry = entry(NOW, before, Facts.of("status", "approved"));

    write(entry);

    assertThat(about()).containsExactly(entry);
    assertThat(about().getFirst().before().keySet()).containsExactly("status", "note");
    assertThat(trail().lines("", 100, NOW).entries()).contains(entry);
  }

  @Test
  void linesAboutOneThingAreThoseAlone() {
    var another = new Matter("series", pantry.id(), "The same id");
    write(entry(NOW, Facts.none(), Facts.of("status", "approved")));

    assertThat(trail().linesAbout(another, "", 10, NOW).entries()).isEmpty();
    assertThat(about()).hasSize(1);
  }

  @Test
  void theNewestComesFirstPartByPart() {
    var written = new ArrayList<AuditEntry>();
    for (int number = 0; number < 7; number++) {
      var entry = entry(NOW.plusSeconds(number), Facts.none(), Facts.of("n", "" + number));
      written.addFirst(entry);
      write(entry);
    }

    var read = new ArrayList<AuditEntry>();
    var after = "";
    do {
      var part = trail().linesAbout(pantry, after, 3, NOW);
      assertThat(part.entries()).hasSizeLessThanOrEqualTo(3);
      read.addAll(part.entries());
      after = part.next();
    } while (!after.isEmpty());

    assertThat(read).isEqualTo(written);
  }

  @Test
  void aPartThatIsJustFullIsTheLast() {
    write(entry(NOW, Facts.none(), Facts.none()));

    assertThat(trail().linesAbout(pantry, "", 1, NOW).next()).isEmpty();
  }

  @Test
  void twoLinesOfOneMomentAreTwo() {
    var entry = entry(NOW, Facts.none(), Facts.of("status", "approved"));

    write(entry);
    write(entry);

    assertThat(about()).containsExactly(entry, entry);
  }

  @Test
  void aLineIsGoneAfterItsTime() {
    var entry = entry(NOW, Facts.none(), Facts.none());
    write(entry);
    var end = NOW.plus(AuditTrail.KEPT);

    assertThat(trail().linesAbout(pantry, "", 10, end.minusSeconds(1)).entries())
        .containsExactly(entry);
    assertThat(trail().linesAbout(pantry, "", 10, end).entries()).isEmpty();
  }

  @Test
  void whatNoLineCanBeAboutHasNone() {
    var nothing = new Matter("partner", "x".repeat(3_000), "");

    assertThat(trail().linesAbout(nothing, "", 10, NOW).entries()).isEmpty();
    assertThat(trail().linesAbout(pantry, "0", 10, NOW).entries()).isEmpty();
    assertThat(Duration.between(NOW, NOW.plus(AuditTrail.KEPT)).toDays()).isGreaterThan(365);
  }

  private List<AuditEntry> about() {
    return trail().linesAbout(pantry, "", 10, NOW).entries();
  }

  private AuditEntry entry(
      Instant at, SequencedMap<String, String> before, SequencedMap<String, String> after) {
    return new AuditEntry(
        at,
        Actor.staff("5f1c", "Facilitator"),
        new Deed("partners", "approved"),
        pantry,
        before,
        after);
  }
}
