package org.backbone.outcomes.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.outcomes.Entry;
import org.backbone.platform.core.Period;

/// What was typed into a form as a text to be kept, and back.
public final class EntryText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EntryText() {}

  /// As a text.
  public static String write(Entry entry) {
    var json = JSON.createObjectNode();
    json.put("at", entry.at().toString());
    var places = json.putArray("places");
    entry.places().forEach(places::add);
    var typed = json.putObject("typed");
    entry
        .typed()
        .forEach(
            (period, figures) -> {
              var ofPeriod = typed.putObject(period.code());
              figures.forEach(
                  (place, fields) -> {
                    var ofPlace = ofPeriod.putObject(place);
                    fields.forEach(ofPlace::put);
                  });
            });
    return json.toString();
  }

  /// What [#write] wrote.
  ///
  /// @throws IllegalArgumentException for any other text
  public static Entry read(String text) {
    try {
      var json = JSON.readTree(text);
      var places = new ArrayList<String>();
      json.path("places").forEach(place -> places.add(place.asText()));
      var typed = new TreeMap<Period, Map<String, Map<String, String>>>();
      for (var period : json.path("typed").properties()) {
        var figures = new HashMap<String, Map<String, String>>();
        for (var place : period.getValue().properties()) {
          var fields = new HashMap<String, String>();
          place
              .getValue()
              .properties()
              .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
          figures.put(place.getKey(), fields);
        }
        typed.put(new Period(period.getKey()), figures);
      }
      return new Entry(places, typed, Instant.parse(json.path("at").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("nothing that was typed: " + e.getOriginalMessage(), e);
    }
  }
}
