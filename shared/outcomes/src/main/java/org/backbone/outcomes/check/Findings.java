package org.backbone.outcomes.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers a sheet's problems in bounded memory: all are counted, the first are kept, and equal
/// ones are grouped, for each group is usually one change, made once.
public final class Findings {
  private static final int FIRST = 1_000;
  private static final int GROUPS = 200;
  private static final int SAMPLES = 10;

  private final List<RowProblem> first = new ArrayList<>();
  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private int total;
  private int badRows;
  private long lastBadRow;

  private record Key(ProblemCode code, String column, String value, List<String> arguments) {}

  private static final class Group {
    private final RowProblem example;
    private final List<ProblemGroup.Sample> samples = new ArrayList<>();
    private int rows;

    private Group(RowProblem example) {
      this.example = example;
    }

    private void add(RowProblem problem) {
      rows += problem.row() > 0 ? 1 : 0;
      if (samples.size() < SAMPLES) {
        samples.add(new ProblemGroup.Sample(problem.row(), problem.value(), problem.about()));
      }
    }

    private ProblemGroup asGroup() {
      return new ProblemGroup(
          example.code().id(), example.column(), rows, example.arguments(), samples);
    }
  }

  /// Takes a problem.
  public void add(RowProblem problem) {
    total++;
    if (problem.row() > 0 && problem.row() != lastBadRow) {
      badRows++;
      lastBadRow = problem.row();
    }
    if (first.size() < FIRST) {
      first.add(problem);
    }
    var fine = new Key(problem.code(), problem.column(), problem.value(), problem.arguments());
    var key = isAboutItsValue(problem.code()) ? fine : coarse(problem);
    if (!groups.containsKey(key) && groups.size() >= GROUPS) {
      key = new Key(problem.code(), "", "", List.of());
    }
    groups.computeIfAbsent(key, _ -> new Group(problem)).add(problem);
  }

  // The same wrong name in many rows is one change; a hundred wrong numbers of one column are shown
  // together.
  private static boolean isAboutItsValue(ProblemCode code) {
    return switch (code) {
      case GROUP_UNKNOWN, SITE_UNKNOWN, COLUMN_MISSING -> true;
      default -> false;
    };
  }

  private static Key coarse(RowProblem problem) {
    return new Key(problem.code(), problem.column(), "", List.of());
  }

  /// Whether there is none.
  public boolean isEmpty() {
    return total == 0;
  }

  /// How many there are.
  public int total() {
    return total;
  }

  /// How many rows have one.
  public int badRows() {
    return badRows;
  }

  /// The first of them.
  public List<RowProblem> first() {
    return List.copyOf(first);
  }

  /// The groups, most rows first.
  public List<ProblemGroup> grouped() {
    return groups.values().stream()
        .map(Group::asGroup)
        .sorted(Comparator.comparingInt(ProblemGroup::rows).reversed())
        .toList();
  }
}
