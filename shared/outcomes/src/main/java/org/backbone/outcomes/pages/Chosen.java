package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Form;

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
  boolean isOpen(Datasets datasets) {
    return dataset.isEmpty() || (period.isEmpty() && datasets.dataset(dataset).isPresent());
  }

  /// Whether the period is of a kind that the dataset does not come in.
  boolean isOfAnotherKind(Datasets datasets) {
    var kind = Period.parse(period).map(Period::type);
    return kind.isPresent()
        && datasets.dataset(dataset).filter(set -> set.periodType() != kind.get()).isPresent();
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
