package org.backbone.outcomes.check;

import java.util.List;
import java.util.Objects;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.WordFile;
import org.backbone.platform.core.sheet.CellText;

/// The column that an error file has beside the partner's own. A mended file may come back with it.
public final class ErrorColumn {
  /// Its header in every language, as [CellText#normal] has it.
  private static final List<String> TITLES =
      Language.all().stream()
          .map(language -> WordFile.read(language, "outcomes").get("error-file.column"))
          .filter(Objects::nonNull)
          .map(CellText::normal)
          .toList();

  private ErrorColumn() {}

  /// Whether `header` is the title, with or without a problem behind it.
  public static boolean isTitle(String header) {
    var normal = CellText.normal(header);
    return TITLES.stream().anyMatch(normal::startsWith);
  }
}
