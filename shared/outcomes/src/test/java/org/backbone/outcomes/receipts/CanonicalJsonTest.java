package org.backbone.outcomes.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  /// The names of RFC 8785, section 3.2.3, in its order.
  @Test
  void membersStandInTheOrderOfTheirUnits() {
    var members =
        Map.of(
            "\u20ac", "Euro Sign",
            "\r", "Carriage Return",
            "\ufb33", "Hebrew Letter Dalet With Dagesh",
            "1", "One",
            "\ud83d\ude00", "Emoji: Grinning Face",
            "\u0080", "Control",
            "\u00f6", "Latin Small Letter O With Diaeresis");

    assertThat(CanonicalJson.of(members))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void signsThatJsonKeepsForItselfAreEscapedInOneWay() {
    assertThat(CanonicalJson.of("\u20ac$\u000f\nA'B\"\\\"/\b\t\f\u007f"))
        .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\\b\\t\\f\u007f\"");
  }

  @Test
  void numbersAndListsHaveNoSpaceInThem() {
    assertThat(CanonicalJson.of(List.of(0, -7, 9007199254740991L, List.of(), Map.of())))
        .isEqualTo("[0,-7,9007199254740991,[],{}]");
  }

  @Test
  void whatNoReceiptHoldsIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.of(9007199254740992L))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of(0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of("\ud800"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of("\udc00 "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
