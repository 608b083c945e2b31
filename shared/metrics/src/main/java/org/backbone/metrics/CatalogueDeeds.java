package org.backbone.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Answers;

/// What the audit trail tells of the catalogue. Of a form it tells what its fields said before and
/// after; of many things at once, how many they are.
public final class CatalogueDeeds {
  private static final Deed INDICATOR_ADDED = new Deed("metrics", "indicator-added");
  private static final Deed INDICATOR_CHANGED = new Deed("metrics", "indicator-changed");
  private static final Deed INDICATOR_VERSION = new Deed("metrics", "indicator-version");
  private static final Deed DATASET_ADDED = new Deed("metrics", "dataset-added");
  private static final Deed DATASET_CHANGED = new Deed("metrics", "dataset-changed");
  private static final Deed DIMENSION_ADDED = new Deed("metrics", "dimension-added");
  private static final Deed DIMENSION_CHANGED = new Deed("metrics", "dimension-changed");
  private static final Deed PLACE_CHANGED = new Deed("metrics", "place-changed");
  private static final Deed PLACES_ADDED = new Deed("metrics", "places-added");
  private static final Deed IMPORTED = new Deed("metrics", "catalogue-imported");
  private static final int NAMED = 5;

  private CatalogueDeeds() {}

  /// An indicator is new, has other words, or begins a new version.
  public static CatalogueLine indicator(
      Optional<Indicator> before, Optional<Goal> goalBefore, Indicator after, Optional<Goal> goal) {
    var isSame = before.map(Indicator::version).filter(is -> is == after.version()).isPresent();
    var line =
        CatalogueLine.of(
            before.isEmpty() ? INDICATOR_ADDED : isSame ? INDICATOR_CHANGED : INDICATOR_VERSION,
            new Matter("indicator", after.id(), after.title().in(Language.EN)),
            IndicatorFields.FIELDS,
            before
                .map(indicator -> IndicatorFields.of(indicator, goalBefore))
                .orElse(Answers.none()),
            IndicatorFields.of(after, goal));
    return isSame
        ? line
        : new CatalogueLine(
            line.deed(),
            line.about(),
            before.map(each -> versioned(each, line.before())).orElse(line.before()),
            versioned(after, line.after()));
  }

  private static SequencedMap<String, String> versioned(
      Indicator indicator, SequencedMap<String, String> values) {
    var versioned = new LinkedHashMap<String, String>();
    versioned.put("version", Integer.toString(indicator.version()));
    versioned.putAll(values);
    return versioned;
  }

  /// A dataset is new, or another.
  public static CatalogueLine dataset(Optional<NetworkDataset> before, NetworkDataset after) {
    return CatalogueLine.of(
        before.isEmpty() ? DATASET_ADDED : DATASET_CHANGED,
        new Matter("dataset", after.id(), after.title().in(Language.EN)),
        DatasetFields.FIELDS,
        before.map(DatasetFields::of).orElse(Answers.none()),
        DatasetFields.of(after));
  }

  /// A dimension is new, or another.
  public static CatalogueLine dimension(Optional<Dimension> before, Dimension after) {
    return CatalogueLine.of(
        before.isEmpty() ? DIMENSION_ADDED : DIMENSION_CHANGED,
        new Matter("dimension", after.id(), after.title().in(Language.EN)),
        DimensionFields.FIELDS,
        before.map(DimensionFields::of).orElse(Answers.none()),
        DimensionFields.of(after));
  }

  /// A place is another.
  public static CatalogueLine place(NetworkPlace before, NetworkPlace after) {
    return CatalogueLine.of(
        PLACE_CHANGED,
        new Matter("place", after.id(), after.name()),
        PlaceFields.FIELDS,
        PlaceFields.of(before),
        PlaceFields.of(after));
  }

  /// Places are new.
  public static CatalogueLine places(List<NetworkPlace> added) {
    var named =
        added.stream().limit(NAMED).map(NetworkPlace::name).collect(Collectors.joining(", "));
    return new CatalogueLine(
        PLACES_ADDED,
        whole(),
        Facts.none(),
        Facts.of(
            "added",
            Integer.toString(added.size()),
            "places",
            added.size() > NAMED ? named + " …" : named));
  }

  /// All of it was read from a file.
  public static CatalogueLine imported(long added, long changed, long gone) {
    var after = new LinkedHashMap<String, String>();
    after.put("added", Long.toString(added));
    after.put("changed", Long.toString(changed));
    after.put("gone", Long.toString(gone));
    return new CatalogueLine(IMPORTED, whole(), Facts.none(), after);
  }

  private static Matter whole() {
    return new Matter("catalogue", "catalogue", "");
  }
}
