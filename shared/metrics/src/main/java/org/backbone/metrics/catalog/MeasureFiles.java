package org.backbone.metrics.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.Goal;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Measures;
import org.backbone.platform.core.Period;

/// The measures that come with the suite, kept as data under `catalog/`.
public final class MeasureFiles {
  private MeasureFiles() {}

  /// Reads them; a fault in the files is a fault of the build.
  public static Measures bundled() {
    var faults = new ArrayList<String>();
    var indicators = new ArrayList<Indicator>();
    var goals = new ArrayList<Goal>();
    var list = wrapped("indicators.json", faults);
    list.objects("list", fields -> indicator(fields, indicators, goals));
    var dimensions = wrapped("dimensions.json", faults).objects("list", MeasureFiles::dimension);
    var sites = wrapped("sites.json", faults).codes("list");
    if (!faults.isEmpty()) {
      throw new IllegalStateException("the catalogue is wrong: " + String.join("; ", faults));
    }
    return new Measures(indicators, goals, dimensions, sites);
  }

  private static Indicator indicator(
      CatalogFields fields, List<Indicator> indicators, List<Goal> goals) {
    fields.only(
        "id",
        "version",
        "stage",
        "measure",
        "direction",
        "periodType",
        "title",
        "definition",
        "unit",
        "source",
        "goal");
    var indicator =
        new Indicator(
            fields.text("id"),
            fields.whole("version", 1),
            fields.text("stage"),
            CatalogFiles.named(Indicator.Measure.class, fields.text("measure")),
            CatalogFiles.named(Indicator.Direction.class, fields.text("direction")),
            CatalogFiles.named(Period.Type.class, fields.text("periodType")),
            fields.texts("title"),
            fields.texts("definition"),
            fields.texts("unit"),
            fields.texts("source"));
    indicators.add(indicator);
    if (fields.has("goal")) {
      var goal = fields.object("goal").only("value", "by", "why");
      goals.add(
          new Goal(
              indicator.id(),
              goal.whole("value", 0),
              new Period(goal.text("by")),
              goal.texts("why")));
    }
    return indicator;
  }

  private static Dimension dimension(CatalogFields fields) {
    fields.only("id", "title", "exclusive", "groups");
    return new Dimension(
        fields.text("id"),
        fields.texts("title"),
        fields.yes("exclusive"),
        fields.objects(
            "groups",
            group -> {
              group.only("id", "title");
              return new Dimension.Group(group.text("id"), group.texts("title"));
            }));
  }

  // The files hold lists and tables; wrapping them lets one reader serve all.
  private static CatalogFields wrapped(String file, List<String> faults) {
    var wrapper = JsonNodeFactory.instance.objectNode();
    wrapper.set("list", CatalogFiles.tree(file));
    return CatalogFields.of(wrapper, file, faults);
  }
}
