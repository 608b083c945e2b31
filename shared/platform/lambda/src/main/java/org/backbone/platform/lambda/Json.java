package org.backbone.platform.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.stream.Collectors;
import org.backbone.platform.core.Problem;

/// The one JSON mapper: an extra property is ignored, a wrong type is a problem, and no type
/// information in the data chooses a class.
public final class Json {
  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  private static JsonMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build());
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }

  /// The value as JSON text.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not to be written as JSON: " + value.getClass(), e);
    }
  }

  /// The text as a `type`. Throws [BadRequest] with status 400 that names the place (`field` is
  /// the path within the text, `/`-separated, empty for the whole) where it is not JSON or of a
  /// wrong type.
  public static <T> T read(String text, Class<T> type) {
    T value;
    try {
      value = MAPPER.readValue(text, type);
    } catch (com.fasterxml.jackson.databind.JsonMappingException e) {
      throw new BadRequest(400, Problem.of(path(e), "json_wrong_type"));
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? "?" : Integer.toString(e.getLocation().getLineNr());
      throw new BadRequest(400, Problem.of("", "json_unreadable", line));
    }
    if (value == null) {
      throw new BadRequest(400, Problem.of("", "json_wrong_type"));
    }
    return value;
  }

  /// The text as a tree; as [#read].
  public static JsonNode tree(String text) {
    return read(text, JsonNode.class);
  }

  private static String path(com.fasterxml.jackson.databind.JsonMappingException e) {
    return e.getPath().stream()
        .map(
            reference ->
                reference.getFieldName() == null
                    ? Integer.toString(reference.getIndex())
                    : reference.getFieldName())
        .collect(Collectors.joining("/"));
  }
}
