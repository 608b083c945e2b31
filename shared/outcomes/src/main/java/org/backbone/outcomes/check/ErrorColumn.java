package org.backbone.outcomes.check;

import java.util.Arrays;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.sheet.CellText;

/// The column that an error file has beside the partner's own. A mended file may come back with it.
public final class ErrorColumn {
  private ErrorColumn() {}

  /// Its header.
  public static String title(Language language) {
    return language == Language.EN ? "What to mend in this row" : "Qué corregir en esta fila";
  }

  /// Whether `header` is the title, with or without a problem behind it.
  static boolean isTitle(String header) {
    return Arrays.stream(Language.values())
        .anyMatch(language -> CellText.normal(header).startsWith(CellText.normal(title(language))));
  }
}
