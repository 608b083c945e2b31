package org.backbone.outcomes.mapping;

import java.util.List;
import java.util.Map;

/// Where a target field takes its value from.
public sealed interface Source {
  /// The same in every row.
  record Constant(String value) implements Source {}

  /// A column, found by its header.
  ///
  /// @param header the header's words, compared without case
  /// @param values what each text of the column means, many to one; a text that is not in it means
  ///     itself
  /// @param otherwise what any other text means; empty: itself
  /// @param optional whether the column may be missing
  record Column(String header, Map<String, String> values, String otherwise, boolean optional)
      implements Source {
    /// Copies the values.
    public Column {
      values = Map.copyOf(values);
    }
  }

  /// The sum of columns of counts.
  record Sum(List<String> headers) implements Source {
    /// Copies the headers; refuses none.
    public Sum {
      headers = List.copyOf(headers);
      if (headers.isEmpty()) {
        throw new IllegalArgumentException("a sum of no columns");
      }
    }
  }

  /// Columns across the top, each of which is a figure of its own. As a measure: a header with
  /// `{names}` in it. As a target field: one of those names.
  ///
  /// @param text the header with names in braces, or the name
  /// @param values what each text that stands there means; where there are any, other columns are
  ///     none of these
  record Across(String text, Map<String, String> values) implements Source {
    /// Copies the values.
    public Across {
      values = Map.copyOf(values);
    }
  }

  /// A line above the header, in which the value stands where `{it}` is.
  record Title(String line) implements Source {}

  /// What the sender chose, or the command line says.
  record Asked() implements Source {}
}
