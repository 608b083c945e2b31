package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.backbone.outcomes.check.ErrorColumn;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.check.SentRows;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.personal.PersonalDataSearch;
import org.backbone.outcomes.proposal.FileGuess;
import org.backbone.outcomes.proposal.GuessSheet;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;
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

  /// Why it is not taken, whatever else it holds: personal data, in whichever of its sheets; empty
  /// where none was found. It is asked before anything else is made of the file.
  public Optional<Report.Refused> personalData() throws IOException {
    var known = new HashSet<String>();
    for (var place : catalogue.places()) {
      known.add(CellText.normal(place.id()));
      place.names().forEach(name -> known.add(CellText.normal(name)));
    }
    for (var dimension : catalogue.dimensions()) {
      dimension
          .groups()
          .forEach(
              (id, names) -> {
                known.add(CellText.normal(id));
                names.forEach(name -> known.add(CellText.normal(name)));
              });
    }
    var headers = new HashSet<String>();
    var people = new HashSet<String>();
    for (var mapping : mappings) {
      if (mapping.isOfPeople()) {
        people.add(CellText.normal(mapping.person()));
      }
      if (mapping.place().source() instanceof Source.Column column) {
        headers.add(CellText.normal(column.header()));
      }
    }
    var search =
        new PersonalDataSearch(
            header -> headers.contains(CellText.normal(header)),
            header -> !people.isEmpty() && people.contains(CellText.normal(header)),
            cell -> known.contains(CellText.normal(cell)));
    var sheets = Sheet.count(file);
    for (var i = 0; i < sheets; i++) {
      try (var rows = new SentRows(Sheet.open(file, i), 0)) {
        search.read(rows, sheets == 1 ? 0 : i + 1);
      }
    }
    return search.refused();
  }

  /// Reads the first sheet that has a header which is known; the very first where none has. What is
  /// taken was read to the end of each of its sheets, hidden ones too.
  public Outcome read() throws IOException {
    var read = readOne();
    if (read.result().report() instanceof Report.Accepted) {
      var fault = faultElsewhere();
      if (fault.isPresent()) {
        return new Outcome(brokenOff(read, fault.get()), read.sheet());
      }
    }
    return read;
  }

  // Nobody knows what a sheet holds that is not read to its end.
  private Optional<SheetFault> faultElsewhere() throws IOException {
    var sheets = Sheet.count(file);
    for (var i = 0; i < sheets && sheets > 1; i++) {
      try (var rows = Sheet.open(file, i)) {
        var next = rows.next();
        while (next instanceof Rows.Found) {
          next = rows.next();
        }
        if (next instanceof Rows.Unreadable(var fault)) {
          return Optional.of(fault);
        }
      }
    }
    return Optional.empty();
  }

  private SheetReading.Result brokenOff(Outcome read, SheetFault fault) {
    var reading = reading(read.sheet());
    reading.breakOff(RowProblem.of(fault));
    return new SheetReading.Result(
        reading.result().report(), read.result().cells(), read.result().mapping());
  }

  private Outcome readOne() throws IOException {
    var names = names();
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

  /// Which of some mappings has the header of one of its sheets.
  Optional<FileMapping> known(List<FileMapping> some) throws IOException {
    for (var name : names()) {
      try (var rows = open(name)) {
        var reading = SheetReading.of(some, catalogue, Optional.empty());
        while (reading.wantsMore()
            && reading.mapping().isEmpty()
            && rows.next() instanceof Rows.Found(var row)) {
          var _ = reading.read(row);
        }
        if (reading.mapping().isPresent()) {
          return reading.mapping();
        }
      }
    }
    return Optional.empty();
  }

  /// Guesses what it means, sheet by sheet, until one has figures that the network counts; empty
  /// where none has.
  Optional<FileGuess> guess(Catalogue counted) throws IOException {
    for (var name : names()) {
      try (var rows = open(name)) {
        var guess = GuessSheet.of(rows, counted).filter(SheetGuess::hasFigures);
        if (guess.isPresent()) {
          return Optional.of(new FileGuess(name, guess.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Outcome read(String sheet) throws IOException {
    try (var rows = open(sheet)) {
      return new Outcome(reading(sheet).read(rows), sheet);
    }
  }

  // Those that its sender made; where there are none, what is there.
  private List<String> names() throws IOException {
    var all = Sheet.names(file);
    var names = new ArrayList<>(all);
    names.removeAll(added());
    return names.isEmpty() ? all : names;
  }

  /// The names of the sheets that an error file or a template added.
  List<String> added() throws IOException {
    var added = new ArrayList<String>();
    if (Sheet.isWorkbook(file)) {
      for (var name : Sheet.names(file)) {
        if (ErrorColumn.isSheetName(name) && isAdded(name)) {
          added.add(name);
        }
      }
    }
    return added;
  }

  private boolean isAdded(String name) throws IOException {
    try (var rows = new SentRows(Sheet.open(file, name), 0)) {
      while (rows.next() instanceof Rows.Found(var row) && row.isBlank()) {
        // It begins further down.
      }
      return rows.isAdded();
    }
  }

  /// Opens a sheet of it once more, as its sender made it.
  Rows open(String sheet) throws IOException {
    var others = added().stream().filter(name -> !name.equals(sheet)).count();
    return new SentRows(Sheet.open(file, sheet), Math.toIntExact(others));
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
