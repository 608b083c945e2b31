package org.backbone.metrics.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The files under `catalog/`, in whichever module they lie.
public final class CatalogFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CatalogFiles() {}

  /// Opens a file of the catalogue.
  public static InputStream open(String file) {
    var in = CatalogFiles.class.getResourceAsStream("/catalog/" + file);
    if (in == null) {
      throw new IllegalStateException("the catalogue lacks " + file);
    }
    return in;
  }

  /// A file of the catalogue as JSON.
  public static JsonNode tree(String file) {
    try (var in = open(file)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A text as JSON.
  static JsonNode parsed(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
