package org.backbone.outcomes.mapping;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;

/// What a partner uploads for some indicators, once a period.
///
/// @param id a natural key, `wic-participation`
/// @param title its name
/// @param periodType the period of one upload, which may be longer than that of the indicators
/// @param indicators ids of the indicators that it feeds
/// @param due when it is due, in words
/// @param dueMonths how many whole months after the period's last one the same is due: a fiscal
///     year ends in September, and 3 months later means by December 31
/// @param mappings every layout of it that is known
public record Dataset(
    String id,
    Texts title,
    Period.Type periodType,
    List<String> indicators,
    Texts due,
    int dueMonths,
    List<FileMapping> mappings) {
  /// Copies the lists.
  public Dataset {
    indicators = List.copyOf(indicators);
    mappings = List.copyOf(mappings);
  }

  /// The last day on which the file of `period` is in time.
  public LocalDate dueOn(Period period) {
    return YearMonth.from(period.last()).plusMonths(dueMonths).atEndOfMonth();
  }
}
