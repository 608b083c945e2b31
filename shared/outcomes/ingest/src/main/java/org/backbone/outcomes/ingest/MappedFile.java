package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.sheets.Sheet;

/// A file, read by whichever of several mappings has the header of one of its sheets.
///
/// @param mappings the mappings that it may be read by
/// @param asked the period that its sender chose, if one was
public record MappedFile(
    Path file, List<FileMapping> mappings, Catalogue catalogue, Optional<Period> asked) {
  /// Copies the mappings.
  public MappedFile {
    mappings = List.copyOf(mappings);
  }

  /// What became of it.
  ///
  /// @param sheet the name of the sheet that was read
  public record Outcome(SheetReading.Result result, String sheet) {}

  /// Reads the first sheet that has a header which is known; the very first where none has.
  public Outcome read() throws IOException {
    var names = Sheet.names(file);
    var first = read(names.getFirst());
    if (first.result().mapping().isPresent()) {
      return first;
    }
    for (var name : names.subList(1, names.size())) {
      var other = read(name);
      if (other.result().mapping().isPresent()) {
        return other;
      }
    }
    return first;
  }

  private Outcome read(String sheet) throws IOException {
    try (var rows = open(sheet)) {
      return new Outcome(reading(sheet).read(rows), sheet);
    }
  }

  /// Opens a sheet of it once more.
  Sheet open(String sheet) throws IOException {
    return Sheet.open(file, sheet);
  }

  /// A fresh reading of a sheet of it.
  SheetReading reading(String sheet) {
    return SheetReading.of(
        mappings.stream().filter(mapping -> isFor(mapping, sheet)).toList(), catalogue, asked);
  }

  // A file that is no workbook has one sheet, without a name.
  private static boolean isFor(FileMapping mapping, String sheet) {
    return mapping.sheet().isEmpty()
        || sheet.isEmpty()
        || CellText.normal(mapping.sheet()).equals(CellText.normal(sheet));
  }
}
