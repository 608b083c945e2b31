package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.check.SentRows;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.sheets.Sheet;

/// Where in a sheet there is room for what is wrong with it.
///
/// @param column the column, from 0: the one behind the last in which anything stands, or, in a
///     workbook, that of an error file before
/// @param isAgain whether it is that of an error file before
/// @param title the row in which the column has its title
/// @param header what stands in that row
record ErrorPlace(int column, boolean isAgain, long title, List<String> header) {
  /// Copies the header.
  ErrorPlace {
    header = List.copyOf(header);
  }

  /// That of a sheet; empty where it cannot be read to its end, or holds nothing.
  static Optional<ErrorPlace> of(MappedFile file, String sheet, Report.Refused refused)
      throws IOException {
    var title = new Title(file.reading(sheet), refused);
    var width = 0;
    try (var rows = new SentRows(Sheet.open(file.file(), sheet), 0)) {
      var next = rows.next();
      while (next instanceof Rows.Found(var row)) {
        width = Math.max(width, row.cells().size());
        title.look(row);
        next = rows.next();
      }
      if (next instanceof Rows.Unreadable) {
        return Optional.empty();
      }
      var isAgain = rows.added() >= 0 && Sheet.isWorkbook(file.file());
      var column = isAgain ? rows.added() : width;
      return title
          .row()
          .map(header -> new ErrorPlace(column, isAgain, header.number(), header.cells()));
    }
  }

  // The header; where there is none, the row that is told to be like one; else the first.
  private static final class Title {
    private final SheetReading reading;
    private final long told;
    private Optional<Row> found = Optional.empty();

    private Title(SheetReading reading, Report.Refused refused) {
      this.reading = reading;
      this.told =
          refused.first().stream()
              .mapToLong(RowProblem::row)
              .filter(row -> row > 0)
              .findFirst()
              .orElse(0);
    }

    private void look(Row row) {
      if (reading.header().isEmpty() && reading.wantsMore()) {
        var _ = reading.read(row);
      }
      if (row.number() == told || (found.isEmpty() && !row.isBlank())) {
        found = Optional.of(row);
      }
    }

    private Optional<Row> row() {
      return reading.header().or(() -> found);
    }
  }
}
