package org.backbone.platform.core;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// The words of one module as they lie in its files `words/<module>_<language>.properties`, in
/// UTF-8.
public final class WordFile {
  private WordFile() {}

  /// What the module says in `language`; nothing where there is no such file.
  public static Map<String, String> read(Language language, String module) {
    var name = "/words/" + module + "_" + language.tag() + ".properties";
    var properties = new Properties();
    try (var stream = WordFile.class.getResourceAsStream(name)) {
      if (stream == null) {
        return Map.of();
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var words = new HashMap<String, String>();
    properties.forEach((key, value) -> words.put((String) key, (String) value));
    return Map.copyOf(words);
  }
}
