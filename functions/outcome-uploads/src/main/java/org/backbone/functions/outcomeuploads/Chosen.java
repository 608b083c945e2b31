package org.backbone.functions.outcomeuploads;

import java.util.List;
import org.backbone.catalog.Catalog;
import org.backbone.domain.Period;
import org.backbone.domain.metric.Slot;
import org.backbone.lambda.Form;

/// What somebody chose so far of the file that is to come, as it was written; either part may be
/// empty, or mean nothing.
record Chosen(String dataset, String period) {
  static Chosen of(Form form) {
    return new Chosen(form.text("dataset"), form.text("period"));
  }

  static Chosen of(Slot slot) {
    return new Chosen(slot.dataset(), slot.period().code());
  }

  /// Whether there is nothing to say of it yet.
  boolean isOpen(Catalog catalog) {
    return dataset.isEmpty() || (period.isEmpty() && catalog.dataset(dataset).isPresent());
  }

  /// Whether the period is of a kind that the dataset does not come in.
  boolean isOfAnotherKind(Catalog catalog) {
    var kind = Period.parse(period).map(Period::type);
    return kind.isPresent()
        && catalog.dataset(dataset).filter(set -> set.periodType() != kind.get()).isPresent();
  }

  /// The values of a field.
  List<String> values(String field) {
    return switch (field) {
      case "dataset" -> List.of(dataset);
      case "period" -> List.of(period);
      default -> List.of();
    };
  }
}
