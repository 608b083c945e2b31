package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.platform.core.Period;
import org.backbone.platform.sheets.Sheet;

/// Reads a file by a mapping: the sheet that the mapping names, or the first that has its header.
public final class MappedFile {
  private MappedFile() {}

  /// Reads the file.
  ///
  /// @param asked the period that its sender chose, if one was
  public static SheetReading.Result read(
      Path file, FileMapping mapping, Catalogue catalogue, Optional<Period> asked)
      throws IOException {
    var names = mapping.sheet().isEmpty() ? Sheet.names(file) : List.of(mapping.sheet());
    var first = read(file, names.getFirst(), mapping, catalogue, asked);
    if (first.knowsHeader()) {
      return first;
    }
    for (var name : names.subList(1, names.size())) {
      var result = read(file, name, mapping, catalogue, asked);
      if (result.knowsHeader()) {
        return result;
      }
    }
    return first;
  }

  private static SheetReading.Result read(
      Path file, String name, FileMapping mapping, Catalogue catalogue, Optional<Period> asked)
      throws IOException {
    try (var sheet = Sheet.open(file, name)) {
      return SheetReading.read(sheet, mapping, catalogue, asked);
    }
  }
}
