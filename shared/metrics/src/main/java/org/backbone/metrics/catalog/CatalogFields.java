package org.backbone.metrics.catalog;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;

/// One JSON object that somebody wrote, read field by field; every fault goes to one list, as a
/// sentence that begins with where it is.
public final class CatalogFields {
  private final JsonNode node;
  private final String path;
  private final List<String> faults;

  private CatalogFields(JsonNode node, String path, List<String> faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  public static CatalogFields of(JsonNode node, String path, List<String> faults) {
    if (!node.isObject()) {
      faults.add((path.isEmpty() ? "the file" : path) + " is not a JSON object");
      return new CatalogFields(JsonNodeFactory.instance.objectNode(), path, faults);
    }
    return new CatalogFields(node, path, faults);
  }

  /// Notes every field that is not one of `names`: a misspelt one must not pass for an absent one.
  public CatalogFields only(String... names) {
    var known = Set.of(names);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                faults.add(at(name) + " is not known; known are " + String.join(", ", names));
              }
            });
    return this;
  }

  /// As [#only(String...)].
  public CatalogFields only(List<String> names) {
    return only(names.toArray(String[]::new));
  }

  /// Notes a list of more than `most`.
  void atMost(String name, int most) {
    if (node.path(name).size() > most) {
      faults.add(at(name) + " holds more than " + most);
    }
  }

  /// One of the values, by its code; the first where it is none of them.
  public <E> E one(String name, E[] values, Function<E, String> code) {
    var text = text(name);
    for (var value : values) {
      if (code.apply(value).equals(text)) {
        return value;
      }
    }
    faultAt(name, "is none of " + Arrays.stream(values).map(code).collect(joining(", ")));
    return values[0];
  }

  public boolean has(String name) {
    return node.has(name);
  }

  /// Whether the field is a plain text.
  public boolean isText(String name) {
    return node.path(name).isTextual();
  }

  /// Whether the field is a list.
  public boolean isList(String name) {
    return node.path(name).isArray();
  }

  public String text(String name) {
    var value = node.path(name);
    if (value.isTextual() && !value.textValue().isBlank()) {
      return value.textValue();
    }
    faults.add(at(name) + (value.isMissingNode() ? " is missing" : " is not a text"));
    return "?";
  }

  /// A text that may be absent or empty.
  public String textOr(String name, String otherwise) {
    var value = node.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (value.isTextual()) {
      return value.textValue();
    }
    faults.add(at(name) + " is not a text");
    return otherwise;
  }

  public int whole(String name, int otherwise) {
    var value = node.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return value.intValue();
    }
    faults.add(at(name) + " is not a whole number");
    return otherwise;
  }

  public boolean yes(String name) {
    var value = node.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      faults.add(at(name) + " is neither true nor false");
    }
    return value.booleanValue();
  }

  /// A text in every language.
  public Texts texts(String name) {
    var fields = object(name);
    fields.only(Language.all().stream().map(Language::tag).toArray(String[]::new));
    var texts = new HashMap<Language, String>();
    for (var language : Language.all()) {
      if (Language.required().contains(language) || fields.has(language.tag())) {
        texts.put(language, fields.text(language.tag()));
      }
    }
    return new Texts(texts);
  }

  public CatalogFields object(String name) {
    return of(node.path(name), at(name), faults);
  }

  public <T> List<T> objects(String name, Function<CatalogFields, T> read) {
    return list(name, (item, at) -> read.apply(of(item, at, faults)));
  }

  public List<String> strings(String name) {
    return list(name, this::string);
  }

  public Set<String> marks(String name) {
    return new LinkedHashSet<>(strings(name));
  }

  public Map<String, String> codes(String name) {
    var codes = new LinkedHashMap<String, String>();
    var value = node.path(name);
    if (!value.isMissingNode() && !value.isObject()) {
      faults.add(at(name) + " is not a JSON object");
    }
    value
        .properties()
        .forEach(entry -> codes.put(entry.getKey(), string(entry.getValue(), at(name))));
    return codes;
  }

  /// Notes what is wrong with a field, or with what is deeper in it: `places/3`.
  void faultAt(String name, String sentence) {
    faults.add(at(name) + " " + sentence);
  }

  public void fault(String sentence) {
    faults.add((path.isEmpty() ? "the file" : path) + " " + sentence);
  }

  private String string(JsonNode value, String at) {
    if (!value.isTextual()) {
      faults.add(at + " holds something that is not a text");
      return "?";
    }
    return value.textValue();
  }

  private <T> List<T> list(String name, BiFunction<JsonNode, String, T> read) {
    var value = node.path(name);
    var list = new ArrayList<T>();
    if (!value.isMissingNode() && !value.isArray()) {
      faults.add(at(name) + " is not a list");
      return list;
    }
    for (var index = 0; index < value.size(); index++) {
      list.add(read.apply(value.get(index), at(name) + "/" + index));
    }
    return list;
  }

  private String at(String name) {
    return path + "/" + name;
  }
}
