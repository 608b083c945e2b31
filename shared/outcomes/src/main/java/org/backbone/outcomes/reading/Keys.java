package org.backbone.outcomes.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.metrics.CellKey;
import org.backbone.outcomes.check.Nearest;
import org.backbone.outcomes.check.PlaceCode;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Catalogue.Place;
import org.backbone.outcomes.mapping.PlaceSource;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;

/// What texts of a sheet mean in the network's catalogue. Each text is looked up once, as long as
/// they are not too many to keep.
final class Keys {
  /// What a text means.
  sealed interface Found<T> {
    /// This.
    record Known<T>(T key) implements Found<T> {}

    /// Somewhere that is nobody's business here.
    record NotOurs<T>() implements Found<T> {}

    /// Nothing that is known.
    ///
    /// @param arguments what the sentence needs besides
    record Unknown<T>(ProblemCode code, List<String> arguments) implements Found<T> {}
  }

  private static final int MOST_SHOWN = 30;
  private static final int MOST_KEPT = 20_000;

  // As spreadsheets keep what XML cannot (ECMA-376, part 1, section 22.9.2.19), and some programs
  // a space.
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final int HEX = 16;

  private final PlaceSource source;
  private final Pattern pattern;
  private final Map<String, Place> placesByName;
  private final Catalogue catalogue;
  private final Map<String, String> groupsByName;
  private final List<Catalogue.Dimension> dimensions;
  private final Map<String, Found<Place>> places = new HashMap<>();
  private final Map<String, Found<String>> groups = new HashMap<>();
  private final Map<String, Optional<Period>> periods = new HashMap<>();

  Keys(Catalogue catalogue, PlaceSource source) {
    this.source = source;
    this.pattern = Pattern.compile(source.pattern().isEmpty() ? "(?s).+" : source.pattern());
    this.placesByName = catalogue.placesByName();
    this.catalogue = catalogue;
    this.groupsByName = catalogue.groupsByName();
    this.dimensions = catalogue.dimensions();
  }

  /// The place that a text names.
  Found<Place> place(String text) {
    return once(places, text, this::findPlace);
  }

  private static <T> T once(Map<String, T> known, String text, Function<String, T> find) {
    var before = known.get(text);
    if (before != null) {
      return before;
    }
    var found = find.apply(text);
    if (known.size() < MOST_KEPT) {
      known.put(text, found);
    }
    return found;
  }

  private Found<Place> findPlace(String written) {
    if (written.isEmpty()) {
      return new Found.Unknown<>(ProblemCode.SITE_MISSING, List.of());
    }
    Predicate<String> isKnown = this::isPlace;
    var text = PlaceCode.tidy(written, isKnown);
    var known = placesByName.get(CellText.normal(text));
    if (known != null) {
      return new Found.Known<>(known);
    }
    if (PlaceCode.isLost(text)) {
      return new Found.Unknown<>(ProblemCode.DIGITS_LOST, List.of());
    }
    if (!source.any().isEmpty() && pattern.matcher(text).matches()) {
      return new Found.Known<>(new Place(text, source.any(), "", List.of()));
    }
    var withZeros = PlaceCode.withZeros(text, isKnown);
    if (withZeros.isPresent()) {
      return new Found.Unknown<>(ProblemCode.ZEROS_EATEN, List.of(withZeros.get()));
    }
    var near = near(text);
    return source.others() && near.isEmpty() && !isOurs(text)
        ? new Found.NotOurs<>()
        : new Found.Unknown<>(ProblemCode.SITE_UNKNOWN, List.of(near));
  }

  private String near(String text) {
    var plain =
        ESCAPE
            .matcher(text)
            .replaceAll(
                escape ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(escape.group(1), HEX))));
    var known = plain.equals(text) ? null : placesByName.get(CellText.normal(plain));
    return known == null ? catalogue.nearestPlace().to(plain) : plain;
  }

  private boolean isOurs(String text) {
    var normal = CellText.normal(text);
    return source.ours().stream().anyMatch(ending -> normal.endsWith(CellText.normal(ending)));
  }

  private boolean isPlace(String text) {
    return placesByName.containsKey(CellText.normal(text))
        || (!source.any().isEmpty() && pattern.matcher(text).matches());
  }

  /// The group that a text names, as `dimension:group`, or [CellKey#ALL].
  Found<String> group(String text) {
    return once(groups, text, this::findGroup);
  }

  private Found<String> findGroup(String text) {
    if (text.isEmpty()) {
      return new Found.Unknown<>(ProblemCode.GROUP_MISSING, List.of(someGroups(), ""));
    }
    var normal = CellText.normal(text);
    if (normal.equals(CellKey.ALL)) {
      return new Found.Known<>(CellKey.ALL);
    }
    var group = groupsByName.get(normal);
    return group == null
        ? new Found.Unknown<>(
            ProblemCode.GROUP_UNKNOWN, List.of(someGroups(), Nearest.to(text, groupNames())))
        : new Found.Known<>(group);
  }

  // Of the dimensions that the sheet has been about so far, if it has.
  private String someGroups() {
    var seen =
        groups.values().stream()
            .flatMap(
                found ->
                    found instanceof Found.Known<String>(var key) && !key.equals(CellKey.ALL)
                        ? Stream.of(key.split(":", 2)[0])
                        : Stream.<String>empty())
            .collect(Collectors.toSet());
    return dimensions.stream()
        .filter(dimension -> seen.isEmpty() || seen.contains(dimension.id()))
        .flatMap(dimension -> dimension.groups().values().stream())
        // The first is an id; the second its title, in the first language.
        .map(names -> names.get(Math.min(1, names.size() - 1)))
        .sorted()
        .limit(MOST_SHOWN)
        .collect(Collectors.joining(", "));
  }

  private List<String> groupNames() {
    return dimensions.stream()
        .flatMap(dimension -> dimension.groups().values().stream())
        // The first is an id, which no sheet has.
        .flatMap(names -> names.stream().skip(names.size() > 1 ? 1 : 0))
        .toList();
  }

  /// The period of that kind that a text names, if it names one.
  Optional<Period> period(String text, Period.Type type) {
    return once(periods, type + "\n" + text, _ -> PeriodText.read(text, type));
  }
}
