package org.backbone.outcomes.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.outcomes.mapping.FigureSource;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.PlaceSource;
import org.backbone.outcomes.mapping.RowChoice;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Language;

/// Writes a mapping as the JSON that [FileMappingReader] reads.
public final class FileMappingWriter {
  private FileMappingWriter() {}

  /// The mapping as JSON.
  public static ObjectNode write(FileMapping mapping) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", mapping.id());
    json.put("dataset", mapping.dataset());
    if (!mapping.sheet().isEmpty()) {
      json.put("sheet", mapping.sheet());
    }
    if (mapping.headerRows() != 1) {
      json.put("headerRows", mapping.headerRows());
    }
    if (mapping.decimalComma()) {
      json.put("decimal", ",");
    }
    if (!mapping.marks().isEmpty()) {
      marks(json.putObject("marks"), mapping.marks());
    }
    if (mapping.isOfPeople()) {
      json.put("person", mapping.person());
    }
    source(json, "period", mapping.period());
    place(json, mapping.place());
    if (mapping.groups().size() == 1) {
      source(json, "group", mapping.groups().getFirst());
    } else if (!mapping.groups().isEmpty()) {
      var groups = json.putArray("group");
      mapping.groups().forEach(group -> groups.add(object(group)));
    }
    if (!mapping.everyone().isEmpty()) {
      json.put("everyone", mapping.everyone());
    }
    var figures = json.putArray("figures");
    mapping.figures().forEach(figure -> figure(figures.addObject(), figure));
    if (!mapping.rows().isEmpty()) {
      var rows = json.putArray("rows");
      mapping.rows().forEach(choice -> choice(rows.addObject(), choice));
    }
    if (mapping.add()) {
      json.put("add", true);
    }
    return json;
  }

  private static void marks(ObjectNode json, Map<String, CellMark> marks) {
    for (var mark : CellMark.values()) {
      var texts =
          marks.entrySet().stream()
              .filter(entry -> entry.getValue() == mark)
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      if (!texts.isEmpty()) {
        strings(json, name(mark), texts);
      }
    }
  }

  private static String name(CellMark mark) {
    return switch (mark) {
      case HIDDEN -> "hidden";
      case NOT_APPLICABLE -> "notApplicable";
      case MISSING -> "missing";
      case NOTHING -> "nothingToReport";
    };
  }

  private static void place(ObjectNode json, PlaceSource place) {
    var isPlain =
        place.any().isEmpty()
            && place.in().isEmpty()
            && place.pattern().isEmpty()
            && !place.others()
            && place.ours().isEmpty();
    if (isPlain) {
      source(json, "place", place.source());
      return;
    }
    var object = json.putObject("place");
    source(object, "from", place.source());
    if (!place.any().isEmpty()) {
      object.put("any", place.any());
    }
    place.in().ifPresent(in -> source(object, "in", in));
    if (!place.pattern().isEmpty()) {
      object.put("pattern", place.pattern());
    }
    if (place.others()) {
      object.put("others", "left out");
    }
    if (!place.ours().isEmpty()) {
      strings(object, "ours", place.ours());
    }
  }

  private static void figure(ObjectNode json, FigureSource figure) {
    json.put("indicator", figure.indicator());
    json.put("version", figure.version());
    figure.count().ifPresent(source -> source(json, "count", source));
    figure.base().ifPresent(source -> source(json, "base", source));
    figure.share().ifPresent(source -> source(json, "share", source));
    figure.group().ifPresent(source -> source(json, "group", source));
    if (figure.fraction()) {
      json.put("fraction", true);
    }
    if (figure.decimals() > 0) {
      json.put("decimals", figure.decimals());
    }
  }

  private static void choice(ObjectNode json, RowChoice choice) {
    strings(json, choice.kind().name().toLowerCase(Locale.ROOT), choice.values());
    json.put("column", choice.column());
    choice
        .why()
        .ifPresent(
            why -> {
              var texts = json.putObject("why");
              Language.all().forEach(language -> texts.put(language.tag(), why.in(language)));
            });
  }

  private static void source(ObjectNode json, String name, Source source) {
    if (source instanceof Source.Column(var header, var values, var otherwise, var optional)
        && values.isEmpty()
        && otherwise.isEmpty()
        && !optional) {
      json.put(name, header);
    } else {
      json.set(name, object(source));
    }
  }

  private static ObjectNode object(Source source) {
    var json = JsonNodeFactory.instance.objectNode();
    switch (source) {
      case Source.Constant(var value) -> json.put("is", value);
      case Source.Column(var header, var values, var otherwise, var optional) -> {
        json.put("column", header);
        values(json, values);
        if (!otherwise.isEmpty()) {
          json.put("else", otherwise);
        }
        if (optional) {
          json.put("optional", true);
        }
      }
      case Source.Sum(var headers) -> strings(json, "sum", headers);
      case Source.Across(var text, var values) -> {
        json.put("across", text);
        values(json, values);
      }
      case Source.Title(var line) -> json.put("title", line);
      case Source.Asked() -> json.put("asked", true);
    }
    return json;
  }

  private static void values(ObjectNode json, Map<String, String> values) {
    if (!values.isEmpty()) {
      var object = json.putObject("values");
      new TreeMap<>(values).forEach(object::put);
    }
  }

  private static void strings(ObjectNode json, String name, List<String> texts) {
    var array = json.putArray(name);
    texts.forEach(array::add);
  }
}
