package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.metrics.CellKey;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.values.AnswerReader;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.sheet.CellText;

/// Holds a mapping against the catalogue before any file is read by it.
record MappingCheck(FileMapping mapping, Catalogue catalogue) {
  List<String> faults() {
    var faults = new ArrayList<String>();
    var dataset = catalogue.dataset(mapping.dataset());
    if (dataset.isEmpty()) {
      faults.add("the catalogue has no dataset " + mapping.dataset());
    }
    for (var figure : mapping.figures()) {
      if (catalogue.indicator(figure.indicator(), figure.version()).isEmpty()) {
        faults.add(
            "the catalogue has no indicator %s in version %d"
                .formatted(figure.indicator(), figure.version()));
      } else if (dataset.isPresent() && !dataset.get().indicators().contains(figure.indicator())) {
        faults.add(
            "the dataset %s does not feed %s".formatted(mapping.dataset(), figure.indicator()));
      }
      figure.group().ifPresent(source -> groups(source, faults));
    }
    mapping.groups().forEach(source -> groups(source, faults));
    places(faults);
    if (!mapping.everyone().isEmpty()) {
      everyone(faults);
    }
    if (mapping.isOfPeople()) {
      people(faults);
    }
    Binding.unboundNames(mapping)
        .forEach(name -> faults.add("no measure has a header with {" + name + "} in it"));
    return faults;
  }

  // What cannot be said of one person.
  private void people(List<String> faults) {
    for (var figure : mapping.figures()) {
      if (figure.share().isPresent() || figure.group().isPresent()) {
        faults.add("one person has no share, and a figure of people no group of its own");
      }
      Stream.of(figure.count(), figure.base())
          .flatMap(Optional::stream)
          .forEach(source -> answers(source, faults));
    }
    if (mapping.marks().containsValue(CellMark.HIDDEN)) {
      faults.add("of one person nothing is hidden; it is missing or not applicable");
    }
    if (!mapping.everyone().isEmpty() || mapping.add()) {
      faults.add("people are added up in any case, and each is one of everyone");
    }
    if (mapping.rows().stream().anyMatch(row -> !row.kind().leavesOut())) {
      faults.add("rows of people are no totals, and none counts more than there are");
    }
  }

  private static void answers(Source source, List<String> faults) {
    var answers =
        switch (source) {
          case Source.Column(_, var values, var otherwise, var optional) -> {
            if (optional || !otherwise.isEmpty()) {
              faults.add("what says whether people count is neither optional nor else");
            }
            yield values.values();
          }
          case Source.Constant(var value) ->
              List.of(AnswerReader.isYes(value) ? "yes" : "{" + value + "}");
          case Source.Across _, Source.Asked _, Source.Sum _, Source.Title _ -> List.of("{…}");
        };
    answers.stream()
        .filter(answer -> !AnswerReader.isAnswer(answer))
        .distinct()
        .sorted()
        .forEach(answer -> faults.add("whether people count is yes or no, not " + answer));
  }

  private void groups(Source source, List<String> faults) {
    var known = catalogue.groupsByName();
    var meant =
        switch (source) {
          case Source.Column(_, var values, var otherwise, _) ->
              otherwise.isEmpty()
                  ? values.values()
                  : Stream.concat(values.values().stream(), Stream.of(otherwise)).toList();
          case Source.Across(_, var values) -> values.values();
          case Source.Constant(var value) -> List.of(value);
          case Source.Asked _, Source.Sum _, Source.Title _ -> List.<String>of();
        };
    meant.stream()
        .filter(group -> !group.equals(CellKey.ALL))
        .filter(group -> !known.containsKey(CellText.normal(group)))
        .distinct()
        .sorted()
        .forEach(group -> faults.add("the catalogue has no group " + group));
  }

  private void everyone(List<String> faults) {
    var dimension = catalogue.dimension(mapping.everyone());
    if (dimension.isEmpty()) {
      faults.add("the catalogue has no dimension " + mapping.everyone());
    } else if (!dimension.get().exclusive()) {
      faults.add(
          "groups of %s overlap, so their sum is not everyone".formatted(mapping.everyone()));
    }
  }

  private void places(List<String> faults) {
    if (!mapping.place().any().isEmpty()) {
      return;
    }
    var known = catalogue.placesByName();
    var meant =
        switch (mapping.place().source()) {
          case Source.Column(_, var values, _, _) -> values.values();
          case Source.Constant(var value) -> List.of(value);
          case Source.Across _, Source.Asked _, Source.Sum _, Source.Title _ -> List.<String>of();
        };
    meant.stream()
        .filter(place -> !known.containsKey(CellText.normal(place)))
        .distinct()
        .sorted()
        .forEach(place -> faults.add("the catalogue has no place " + place));
  }
}
