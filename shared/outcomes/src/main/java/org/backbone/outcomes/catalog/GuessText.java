package org.backbone.outcomes.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.backbone.outcomes.proposal.FileGuess;
import org.backbone.outcomes.proposal.GuessedColumn;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.sheet.Row;

/// A guess as a text to be kept until its sender has looked at it, and back.
public final class GuessText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GuessText() {}

  /// As a text.
  public static String write(FileGuess file) {
    var guess = file.guess();
    var json = JSON.createObjectNode();
    json.put("sheet", file.sheet());
    row(json.putObject("header"), guess.header());
    var columns = json.putArray("columns");
    guess.columns().forEach(column -> column(columns.addObject(), column));
    json.put("comma", guess.decimalComma());
    var marks = json.putObject("marks");
    new TreeMap<>(guess.marks()).forEach((mark, means) -> marks.put(mark, means.name()));
    var first = json.putArray("first");
    guess.first().forEach(row -> row(first.addObject(), row));
    json.put("rows", guess.rows());
    return json.toString();
  }

  private static void row(ObjectNode json, Row row) {
    json.put("at", row.number());
    texts(json.putArray("cells"), row.cells());
  }

  private static void column(ObjectNode json, GuessedColumn column) {
    var at = json.putArray("at");
    column.columns().forEach(at::add);
    texts(json.putArray("header"), column.header());
    texts(json.putArray("examples"), column.examples());
    json.put("means", column.meaning().code());
    json.put("why", column.why().name());
    json.put("fit", column.fit());
    json.put("of", column.of());
  }

  private static void texts(ArrayNode json, List<String> texts) {
    texts.forEach(json::add);
  }

  /// What [#write] wrote.
  ///
  /// @throws IllegalArgumentException for any other text
  public static FileGuess read(String text) {
    try {
      var json = JSON.readTree(text);
      var columns = new ArrayList<GuessedColumn>();
      json.path("columns").forEach(column -> columns.add(column(column)));
      var marks = new TreeMap<String, CellMark>();
      json.path("marks")
          .properties()
          .forEach(mark -> marks.put(mark.getKey(), CellMark.valueOf(mark.getValue().asText())));
      var first = new ArrayList<Row>();
      json.path("first").forEach(row -> first.add(row(row)));
      return new FileGuess(
          json.path("sheet").asText(),
          new SheetGuess(
              row(json.path("header")),
              columns,
              json.path("comma").asBoolean(),
              marks,
              first,
              json.path("rows").asInt()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no guess: " + e.getOriginalMessage(), e);
    }
  }

  private static Row row(JsonNode json) {
    return new Row(json.path("at").asLong(), texts(json.path("cells")));
  }

  private static GuessedColumn column(JsonNode json) {
    var at = new ArrayList<Integer>();
    json.path("at").forEach(index -> at.add(index.asInt()));
    var means = json.path("means").asText();
    return new GuessedColumn(
        at,
        texts(json.path("header")),
        texts(json.path("examples")),
        Meaning.of(means)
            .orElseThrow(() -> new IllegalArgumentException("no column means " + means)),
        GuessedColumn.Why.valueOf(json.path("why").asText()),
        json.path("fit").asInt(),
        json.path("of").asInt());
  }

  private static List<String> texts(JsonNode json) {
    var texts = new ArrayList<String>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
