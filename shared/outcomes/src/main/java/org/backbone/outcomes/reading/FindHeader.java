package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;

/// Looks among the first rows of a sheet, past title lines, for the header of one of several
/// mappings.
final class FindHeader {
  private static final int WITHIN = 60;

  // All rows that are kept together are few megabytes, whatever stands in them.
  private static final int MOST_LETTERS = 50_000;

  private final List<Binding> candidates;
  private final List<Row> seen = new ArrayList<>();

  FindHeader(List<Binding> candidates) {
    this.candidates = candidates;
  }

  /// A header, and the mapping that is bound to it.
  ///
  /// @param row its lowest row
  /// @param titles the rows above it
  record Found(Binding binding, Header header, Row row, List<Row> titles) {}

  private record Near(Binding binding, Header header, long has) {
    // Of two with as many columns the one that lacks fewer.
    static final Comparator<Near> CLOSER =
        Comparator.comparingLong(Near::has).thenComparingLong(near -> -near.binding.needs());
  }

  /// Looks at the next row. Of several mappings whose columns are all there it is the one that
  /// needs most of them.
  Optional<Found> next(Row row) {
    seen.add(shortened(row));
    return candidates.stream()
        .filter(binding -> seen.size() >= binding.headerRows())
        .filter(binding -> binding.has(headerEndingAt(seen.size(), binding)) == binding.needs())
        .max(Comparator.comparingLong(Binding::needs))
        .map(
            binding ->
                new Found(
                    binding,
                    headerEndingAt(seen.size(), binding),
                    row,
                    List.copyOf(seen.subList(0, seen.size() - binding.headerRows()))));
  }

  private static Row shortened(Row row) {
    if (row.cells().stream().mapToLong(String::length).sum() <= MOST_LETTERS) {
      return row;
    }
    var most = MOST_LETTERS / row.cells().size();
    return new Row(
        row.number(),
        row.cells().stream()
            .map(cell -> cell.substring(0, Math.min(most, cell.length())))
            .toList());
  }

  /// Whether no header stands this far down any more.
  boolean isLost() {
    return seen.size() >= WITHIN;
  }

  /// What is wrong with a sheet whose header was not found.
  List<RowProblem> unknown() {
    if (seen.stream().allMatch(Row::isBlank)) {
      return List.of(RowProblem.ofFile(ProblemCode.FILE_EMPTY));
    }
    var nearest = nearest();
    if (nearest.isPresent() && nearest.get().has() * 2 >= nearest.get().binding().needs()) {
      return nearest.get().binding().missing(nearest.get().header());
    }
    var likeliest = likeliestHeader();
    return List.of(
        new RowProblem(
            ProblemCode.HEADER_UNKNOWN,
            likeliest.number(),
            "",
            "",
            List.of(
                nearest.map(near -> String.join(", ", near.binding().names())).orElse(""),
                likeliest.cells().stream()
                    .map(CellText::clean)
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining(", ")))));
  }

  private Optional<Near> nearest() {
    var best = Optional.<Near>empty();
    for (var binding : candidates) {
      for (var end = binding.headerRows(); end <= seen.size(); end++) {
        var header = headerEndingAt(end, binding);
        var near = new Near(binding, header, binding.has(header));
        if (best.isEmpty() || Near.CLOSER.compare(near, best.get()) > 0) {
          best = Optional.of(near);
        }
      }
    }
    return best;
  }

  private Row likeliestHeader() {
    return seen.stream()
        .filter(row -> row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1)
        .findFirst()
        .orElseGet(() -> seen.stream().filter(row -> !row.isBlank()).findFirst().orElseThrow());
  }

  private Header headerEndingAt(int end, Binding binding) {
    return new Header(List.copyOf(seen.subList(end - binding.headerRows(), end)));
  }
}
