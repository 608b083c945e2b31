package org.backbone.outcomes.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.backbone.metrics.catalog.CatalogFields;

/// JSON that somebody wrote by hand, read with every fault told at once.
public final class JsonText {
  private static final int MOST_BYTES = 4_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /// What came of reading.
  public sealed interface Result<T> {}

  /// What was meant.
  public record Good<T>(T value) implements Result<T> {}

  /// Nothing, and every reason found, each a sentence.
  public record Bad<T>(List<String> faults) implements Result<T> {
    /// Copies the sentences.
    public Bad {
      faults = List.copyOf(faults);
    }
  }

  /// How something is read.
  @FunctionalInterface
  public interface Reader<T> {
    /// Reads one; the stream is the caller's to close.
    Result<T> read(InputStream in) throws IOException;
  }

  static <T> Result<T> read(InputStream in, String what, Function<CatalogFields, T> read)
      throws IOException {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return new Bad<>(List.of("the file is larger than " + what + " can be (4 MB)"));
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(bytes);
    } catch (CharConversionException _) {
      return new Bad<>(List.of("the file is in no encoding that JSON has; save it as UTF-8"));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      var where = place == null ? "" : ", line " + place.getLineNr();
      return new Bad<>(List.of("the file is not JSON" + where + ": " + e.getOriginalMessage()));
    }
    var faults = new ArrayList<String>();
    try {
      var value = read.apply(CatalogFields.of(tree, "", faults));
      return faults.isEmpty() ? new Good<>(value) : new Bad<>(faults);
    } catch (IllegalArgumentException e) {
      // Where a field is wrong, what is made of it is wrong for that reason.
      return new Bad<>(
          faults.isEmpty() ? List.of("it cannot be followed: " + e.getMessage()) : faults);
    }
  }
}
