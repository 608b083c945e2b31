package org.backbone.outcomes.pages;

import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Measures;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.platform.core.Texts;
import org.backbone.platform.pages.Words;

/// What figures are called, and how they read.
final class CellWords {
  private final Words words;
  private final Measures measures;
  private final Catalogue catalogue;

  CellWords(Words words, Measures measures, Catalogue catalogue) {
    this.words = words;
    this.measures = measures;
    this.catalogue = catalogue;
  }

  String dimension(String id) {
    return measures.dimension(id).map(Dimension::title).map(this::said).orElse(id);
  }

  String indicator(String id, int version) {
    return measures.indicator(id, version).map(Indicator::title).map(this::said).orElse(id);
  }

  /// The indicator as it is defined now.
  String indicator(String id) {
    return catalogue.latest(id).map(latest -> indicator(id, latest.version())).orElse(id);
  }

  String group(CellKey key) {
    return key.dimension().equals(CellKey.ALL)
        ? words.say("columns.everyone")
        : measures.group(key).map(Dimension.Group::title).map(this::said).orElse(key.group());
  }

  String place(String id) {
    return catalogue.places().stream()
        .filter(place -> place.id().equals(id))
        .findFirst()
        .map(CellWords::name)
        .orElse(id.equals(CellKey.ALL) ? words.say("confirm.all") : id);
  }

  static String name(Catalogue.Place place) {
    return place.names().stream().findFirst().orElse(place.id());
  }

  String figure(Cell cell) {
    return figure(cell.count(), cell.base());
  }

  String figure(Amount count, Amount base) {
    return base.equals(Amount.ZERO)
        ? amount(count)
        : words.say("columns.of", amount(count), amount(base));
  }

  String amount(Amount amount) {
    if (amount.low() == amount.high()) {
      return words.number(amount.low());
    }
    if (amount.isBounded()) {
      return words.number(amount.low()) + "–" + words.number(amount.high());
    }
    return amount.low() == 0
        ? words.say("columns.mark.hidden")
        : words.say("confirm.at-least", amount.low());
  }

  private String said(Texts texts) {
    return texts.in(words.language());
  }
}
