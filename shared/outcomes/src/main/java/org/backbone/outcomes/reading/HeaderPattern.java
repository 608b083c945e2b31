package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backbone.platform.core.sheet.CellText;

/// A header with names in braces, `{group}_RATE_{period}`, where other texts stand in a sheet.
final class HeaderPattern {
  private static final int LONGEST = 1_000;
  private static final Pattern NAME = Pattern.compile("\\{([a-z_]{1,40})}");

  private final Pattern pattern;
  private final List<String> names;

  private HeaderPattern(Pattern pattern, List<String> names) {
    this.pattern = pattern;
    this.names = names;
  }

  static HeaderPattern of(String text) {
    var normal = CellText.normal(text);
    var names = new ArrayList<String>();
    var regex = new StringBuilder();
    var at = 0;
    for (var name = NAME.matcher(normal); name.find(); at = name.end()) {
      regex.append(Pattern.quote(normal.substring(at, name.start()))).append("(.+?)");
      names.add(name.group(1));
    }
    regex.append(Pattern.quote(normal.substring(at)));
    return new HeaderPattern(Pattern.compile(regex.toString()), names);
  }

  /// A pattern's text in which something stands for one of its names.
  static String filled(String text, String name, String with) {
    return Pattern.compile("(?i)\\{" + Pattern.quote(name) + "}")
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(with));
  }

  /// The names that stand in it.
  List<String> names() {
    return names;
  }

  /// What stands for each name in a header, as [CellText#normal] has it; empty where it is another
  /// header.
  Optional<Map<String, String>> texts(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    var found = pattern.matcher(CellText.normal(header));
    if (!found.matches()) {
      return Optional.empty();
    }
    var texts = new LinkedHashMap<String, String>();
    for (var i = 0; i < names.size(); i++) {
      texts.put(names.get(i), found.group(i + 1));
    }
    return Optional.of(texts);
  }
}
