package org.backbone.platform.table;

import java.util.List;
import java.util.Map;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A form's answers as attributes of an item: a list of texts as a list, a number as a number, all
/// else as a text. What was not answered has no attribute.
public final class FieldItems {
  private FieldItems() {}

  /// Adds what the item keeps of the answers.
  public static void put(Map<String, AttributeValue> item, Fields fields, Answers answers) {
    for (var field : fields.kept()) {
      var values = answers.values(field);
      if (!values.isEmpty()) {
        item.put(field.attribute(), attribute(field, values));
      }
    }
  }

  /// The answers that an item keeps. A required one that it lacks is a bug; others may have been
  /// left out, or asked for only since the item was written.
  public static Answers read(Fields fields, Map<String, AttributeValue> item) {
    return Answers.of(
        fields,
        field ->
            field.isKept() && (field.isRequired() || item.containsKey(field.attribute()))
                ? values(field, item)
                : List.of());
  }

  /// The answers that an item has, whichever they are: of one from which some were taken.
  public static Answers readWhatIsThere(Fields fields, Map<String, AttributeValue> item) {
    return Answers.of(
        fields,
        field ->
            field.isKept() && item.containsKey(field.attribute())
                ? values(field, item)
                : List.of());
  }

  private static AttributeValue attribute(Field<?> field, List<String> values) {
    return switch (field.shape().json()) {
      case LIST -> AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
      case NUMBER -> AttributeValue.fromN(values.getFirst());
      case TEXT, TRUE_OR_FALSE -> AttributeValue.fromS(values.getFirst());
    };
  }

  private static List<String> values(Field<?> field, Map<String, AttributeValue> item) {
    return switch (field.shape().json()) {
      case LIST -> Items.texts(item, field.attribute());
      case NUMBER -> List.of(Long.toString(Items.number(item, field.attribute())));
      case TEXT, TRUE_OR_FALSE -> List.of(Items.string(item, field.attribute()));
    };
  }
}
