package org.backbone.outcomes.proposal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.outcomes.mapping.FigureSource;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.PlaceSource;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.values.CellMark;

/// A mapping in the making: what a person says of a sheet's columns.
///
/// @param id the mapping's
/// @param dataset the dataset that it fills
/// @param columns the columns, each with what it means
/// @param decimalComma whether a comma parts decimals
/// @param marks what stands in place of figures
/// @param others whether rows about places that the catalogue does not know are left out
/// @param any the kind of place that a text is which the catalogue does not know; empty: such a
///     text is asked about
/// @param place the place that all of it is about, where no column says one; else empty
public record MappingDraft(
    String id,
    String dataset,
    List<Said> columns,
    boolean decimalComma,
    Map<String, CellMark> marks,
    boolean others,
    String any,
    String place) {
  private static final String PERIOD = "period";

  /// Copies what it is given.
  public MappingDraft {
    columns = List.copyOf(columns);
    marks = Map.copyOf(marks);
  }

  /// A column, or several that are called by a period each, with its meaning.
  public record Said(String header, boolean isAcross, Meaning meaning) {}

  /// What keeps it from being a mapping.
  public enum Lack {
    /// No column says how many.
    FIGURE,
    /// No column says where, and no place was chosen.
    PLACE,
    /// Two columns are the same part of the same figure, or both say when, or where.
    TWICE,
    /// A column says out of how many, and none how many.
    COUNT,
    /// Each row is one person, of whom there is no percentage, and no column for each period.
    NO_PERSON
  }

  /// The draft that takes a guess for true.
  public static MappingDraft of(SheetGuess guess, String id, String dataset) {
    return new MappingDraft(
        id,
        dataset,
        guess.columns().stream().map(column -> said(column, column.meaning())).toList(),
        guess.decimalComma(),
        guess.marks(),
        false,
        "",
        "");
  }

  /// What a person says of a column that was guessed.
  public static Said said(GuessedColumn column, Meaning meaning) {
    return new Said(column.header().getFirst(), column.isAcross(), meaning);
  }

  /// What it lacks; empty where it can be followed.
  public Optional<Lack> lack() {
    if (columns.stream().noneMatch(said -> said.meaning() instanceof Meaning.Figure)) {
      return Optional.of(Lack.FIGURE);
    }
    if (where().isEmpty() && place.isEmpty()) {
      return Optional.of(Lack.PLACE);
    }
    if (columns.stream().map(Said::meaning).anyMatch(this::isBaseAlone)) {
      return Optional.of(Lack.COUNT);
    }
    if (person().isPresent() && columns.stream().anyMatch(MappingDraft::isOfNoPerson)) {
      return Optional.of(Lack.NO_PERSON);
    }
    var meant =
        columns.stream()
            .map(Said::meaning)
            .filter(meaning -> !(meaning instanceof Meaning.LeftOut))
            .toList();
    return meant.stream().distinct().count() < meant.size()
        ? Optional.of(Lack.TWICE)
        : Optional.empty();
  }

  /// The mapping.
  ///
  /// @throws IllegalStateException where it lacks something
  public FileMapping mapping() {
    if (lack().isPresent()) {
      throw new IllegalStateException("no mapping yet: " + lack());
    }
    return new FileMapping(
        id,
        dataset,
        "",
        1,
        decimalComma,
        person().isEmpty() ? marks : ofPeople(marks),
        when(),
        new PlaceSource(
            where().<Source>map(MappingDraft::column).orElseGet(() -> new Source.Constant(place)),
            where().isPresent() ? any : "",
            Optional.empty(),
            "",
            where().isPresent() && others,
            List.of()),
        groups(),
        figures(),
        List.of(),
        false,
        "",
        person().map(Said::header).orElse(""));
  }

  private Optional<Said> person() {
    return columns.stream().filter(said -> said.meaning() instanceof Meaning.Person).findFirst();
  }

  // Of one person nothing is hidden: it is not known.
  private static Map<String, CellMark> ofPeople(Map<String, CellMark> marks) {
    var known = new HashMap<String, CellMark>();
    marks.forEach(
        (text, mark) -> known.put(text, mark == CellMark.HIDDEN ? CellMark.MISSING : mark));
    return known;
  }

  private Optional<Said> where() {
    return columns.stream().filter(said -> said.meaning() instanceof Meaning.Where).findFirst();
  }

  // What no column says, the sender is asked.
  private Source when() {
    if (columns.stream().anyMatch(said -> said.isAcross() && isFigure(said))) {
      return new Source.Across(PERIOD, Map.of());
    }
    return columns.stream()
        .filter(said -> said.meaning() instanceof Meaning.When)
        .findFirst()
        .<Source>map(MappingDraft::column)
        .orElseGet(Source.Asked::new);
  }

  /// Whether a meaning says out of how many, and no column says how many or what share.
  public boolean isBaseAlone(Meaning meaning) {
    return meaning instanceof Meaning.Figure(var id, var version, var part)
        && part == Meaning.Part.BASE
        && columns.stream()
            .map(Said::meaning)
            .noneMatch(
                other ->
                    other instanceof Meaning.Figure(var otherId, var otherVersion, var otherPart)
                        && otherPart != Meaning.Part.BASE
                        && otherId.equals(id)
                        && otherVersion == version);
  }

  private static boolean isOfNoPerson(Said said) {
    return said.meaning() instanceof Meaning.Figure(_, _, var part)
        && (said.isAcross() || part == Meaning.Part.SHARE);
  }

  private static boolean isFigure(Said said) {
    return said.meaning() instanceof Meaning.Figure;
  }

  private List<Source> groups() {
    var groups = new ArrayList<Source>();
    columns.stream()
        .filter(said -> said.meaning() instanceof Meaning.Who)
        .forEach(said -> groups.add(column(said)));
    return groups;
  }

  private List<FigureSource> figures() {
    record Of(String indicator, int version) {}
    var parts = new LinkedHashMap<Of, Map<Meaning.Part, Source>>();
    for (var said : columns) {
      if (said.meaning() instanceof Meaning.Figure(var indicator, var version, var part)) {
        parts
            .computeIfAbsent(new Of(indicator, version), _ -> new EnumMap<>(Meaning.Part.class))
            .put(
                part,
                said.isAcross() ? new Source.Across("{" + PERIOD + "}", Map.of()) : column(said));
      }
    }
    return parts.entrySet().stream()
        .map(
            figure ->
                new FigureSource(
                    figure.getKey().indicator(),
                    figure.getKey().version(),
                    Optional.ofNullable(figure.getValue().get(Meaning.Part.COUNT)),
                    Optional.ofNullable(figure.getValue().get(Meaning.Part.BASE)),
                    Optional.ofNullable(figure.getValue().get(Meaning.Part.SHARE)),
                    false,
                    0,
                    Optional.empty()))
        .toList();
  }

  private static Source column(Said said) {
    return new Source.Column(said.header(), Map.of(), "", false);
  }
}
