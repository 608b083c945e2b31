package org.backbone.platform.core.form;

import java.util.ArrayList;
import java.util.List;

/// The fields of a form, in the order in which it asks.
///
/// A form's class declares each with [#add], so that no field can be declared and forgotten:
///
/// ```java
/// public static final Fields FIELDS = new Fields();
/// public static final Field<String> NAME = FIELDS.add(Field.line("name", 120).required());
/// ```
public final class Fields {
  private final List<Field<?>> all = new ArrayList<>();

  /// Declares one more field, and gives it back. Refuses a second one of a name.
  public <T> Field<T> add(Field<T> field) {
    for (var other : all) {
      if (other.name().equals(field.name()) || other.attribute().equals(field.attribute())) {
        throw new IllegalArgumentException("two fields are called " + field.name());
      }
    }
    all.add(field);
    return field;
  }

  /// All of them.
  public List<Field<?>> all() {
    return List.copyOf(all);
  }

  /// Those that an item keeps.
  public List<Field<?>> kept() {
    return all.stream().filter(Field::isKept).toList();
  }
}
