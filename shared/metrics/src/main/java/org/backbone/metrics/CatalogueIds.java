package org.backbone.metrics;

import java.time.DateTimeException;
import java.util.regex.Pattern;
import org.backbone.platform.core.form.Field;

/// What the parts of the catalogue may be called. None is called `new`, which stands in addresses.
public enum CatalogueIds {
  /// An indicator, or a dimension: `hs_graduation_4yr`.
  MEASURE("[a-z][a-z0-9_]*", "not_a_measure_id"),
  /// A dataset: `chronic-absence`.
  DATASET("[a-z][a-z0-9-]*", "not_a_dataset_id"),
  /// A group of people: `HISPANIC`.
  GROUP("[A-Za-z0-9_-]+", "not_a_group_id"),
  /// A place, by the code that others gave it: `403024001583`.
  PLACE("[A-Za-z0-9._-]+", "not_a_place_id");

  /// An id's length, at most.
  public static final int MOST = 60;

  /// What stands in an address for something that has no id yet.
  public static final String NEW = "new";

  private final Pattern pattern;
  private final String code;

  CatalogueIds(String pattern, String code) {
    this.pattern = Pattern.compile(pattern);
    this.code = code;
  }

  /// Whether a text is such an id.
  public boolean fit(String id) {
    return id.length() <= MOST && !id.equals(NEW) && pattern.matcher(id).matches();
  }

  /// The rule in short, for who writes JSON.
  public String rule() {
    return pattern + ", at most " + MOST;
  }

  /// The field that asks for one.
  Field<String> field() {
    return Field.parsed("id", this::checked, id -> id, code).required();
  }

  private String checked(String text) {
    if (!fit(text)) {
      throw new DateTimeException("no id");
    }
    return text;
  }
}
