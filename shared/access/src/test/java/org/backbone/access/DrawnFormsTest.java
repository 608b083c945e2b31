package org.backbone.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.access.twin.MemoryFormKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawnFormsTest {
  // A Wednesday, when Unix weeks end.
  private static final Instant DRAWN = Instant.parse("2020-05-06T23:59:50Z");

  private final MemoryFormKeys keys = new MemoryFormKeys();
  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = DRAWN;
  private final DrawnForms forms = forms();

  private DrawnForms forms() {
    var counted =
        new FormKeys() {
          @Override
          public Optional<String> find(Door door, Instant week) {
            asked.incrementAndGet();
            return keys.find(door, week);
          }

          @Override
          public String keep(Door door, Instant week, String key) {
            asked.incrementAndGet();
            return keys.keep(door, week, key);
          }
        };
    InstantSource clock = () -> now;
    return new DrawnForms(counted, clock);
  }

  @ParameterizedTest
  @EnumSource
  void aFormIsTakenOnceSomebodyCanHaveFilledItIn(Door door) {
    var stamp = forms.stamp(door);
    assertThat(door.quickest()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));

    now = DRAWN.plus(door.quickest()).minusMillis(1);
    assertThat(forms.read(door, stamp)).isEqualTo(new Drawn("too_soon", stamp));

    now = DRAWN.plus(door.quickest());
    assertThat(forms.read(door, stamp)).isEqualTo(new Drawn("", stamp));
  }

  @Test
  void whoWasTooQuickIsTakenAtTheSecondPress() {
    var stamp = forms.stamp(Door.JOIN);
    var again = forms.read(Door.JOIN, stamp);
    now = DRAWN.plusSeconds(4);

    assertThat(forms.read(Door.JOIN, again.stamp()).isTaken()).isTrue();
  }

  @Test
  void aFormIsTakenForTwoDaysAlsoWhereTheWeekIsAnotherThenAndAnotherFunctionReadsIt() {
    var stamp = forms.stamp(Door.SERIES);

    now = DRAWN.plus(DrawnForms.LONGEST);
    assertThat(forms().read(Door.SERIES, stamp).isTaken()).isTrue();

    now = now.plusMillis(1);
    var old = forms.read(Door.SERIES, stamp);
    assertThat(old.problem()).isEqualTo("drawn_anew");
    now = now.plusSeconds(10);
    assertThat(forms.read(Door.SERIES, old.stamp()).isTaken()).isTrue();
  }

  @Test
  void whatNobodyDrewIsDrawnAnewAndTakenAtTheNextPress() {
    var stamp = forms.stamp(Door.JOIN);
    var millis = stamp.substring(0, stamp.indexOf('.'));
    var signature = stamp.substring(stamp.indexOf('.') + 1);
    now = DRAWN.plusSeconds(10);
    for (var wrong :
        List.of(
            "",
            "x",
            millis,
            millis + ".",
            "." + signature,
            (Long.parseLong(millis) - 1) + "." + signature,
            "0" + millis + "." + signature + "x",
            millis + "." + "A".repeat(22),
            "999999999999999." + signature,
            "0." + signature,
            DRAWN.plus(Duration.ofDays(30)).toEpochMilli() + "." + signature)) {
      now = now.plusSeconds(10);
      var drawn = forms.read(Door.JOIN, wrong);

      assertThat(drawn.problem()).as(wrong).isEqualTo("drawn_anew");
      now = now.plusSeconds(10);
      assertThat(forms.read(Door.JOIN, drawn.stamp()).isTaken()).as(wrong).isTrue();
    }
  }

  @Test
  void theStampOfOneDoorOpensNoOther() {
    var stamp = forms.stamp(Door.SIGN_IN);
    forms.stamp(Door.JOIN);
    now = DRAWN.plusSeconds(5);

    assertThat(forms.read(Door.JOIN, stamp).problem()).isEqualTo("drawn_anew");
  }

  @Test
  void aKeyIsAskedForOnceAndEachWeekHasAnother() {
    forms.stamp(Door.JOIN);
    var before = asked.get();
    for (int i = 0; i < 100; i++) {
      forms.read(Door.JOIN, forms.stamp(Door.JOIN));
    }
    assertThat(asked.get()).isEqualTo(before);

    var week = Instant.parse("2020-04-30T00:00:00Z");
    now = DRAWN.plus(Duration.ofDays(7));
    forms.stamp(Door.JOIN);

    assertThat(keys.find(Door.JOIN, week)).isPresent();
    assertThat(keys.find(Door.JOIN, week.plus(Duration.ofDays(7))))
        .isPresent()
        .isNotEqualTo(keys.find(Door.JOIN, week));
    assertThat(FormKeys.KEPT).isGreaterThanOrEqualTo(Duration.ofDays(7).plus(DrawnForms.LONGEST));
  }
}
