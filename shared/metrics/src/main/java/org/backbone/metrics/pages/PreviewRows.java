package org.backbone.metrics.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backbone.metrics.CatalogueLine;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;

/// What a line of the audit trail will say, as rows of the preview before it.
final class PreviewRows {
  private final Words words;
  private final Set<String> meanings;
  private final Set<String> rules;

  /// Rows in these words.
  ///
  /// @param meanings the fields that give a figure another meaning, each by its name
  /// @param rules those that change what is said of it, without a word
  PreviewRows(Words words, Set<String> meanings, Set<String> rules) {
    this.words = words;
    this.meanings = meanings;
    this.rules = rules;
  }

  List<PreviewRow> of(CatalogueLine line) {
    var rows = new ArrayList<PreviewRow>();
    var names = new LinkedHashSet<>(line.before().keySet());
    names.addAll(line.after().keySet());
    for (var name : names) {
      var before = line.before().getOrDefault(name, "");
      var after = line.after().getOrDefault(name, "");
      if (!before.equals(after)) {
        rows.add(row(name, said(name, before), said(name, after)));
      }
    }
    return rows;
  }

  private PreviewRow row(String name, String before, String after) {
    var code = meanings.contains(name) ? "meaning" : rules.contains(name) ? "rule" : "words";
    return new PreviewRow(
        label(name),
        before,
        after,
        code.equals("meaning") ? Kind.WAIT : Kind.INFO,
        words.say("catalogue.kind." + code),
        words.say("catalogue.effect." + code));
  }

  private String label(String name) {
    return words
        .first(List.of("deed.field." + name, "field." + name + ".short", "field." + name))
        .orElse(name);
  }

  private String said(String name, String value) {
    return words.first(List.of("field." + name + "." + value)).orElse(value);
  }
}
