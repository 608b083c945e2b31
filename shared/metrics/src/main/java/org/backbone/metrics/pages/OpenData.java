package org.backbone.metrics.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Figure;
import org.backbone.metrics.Measures;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Release;
import org.backbone.metrics.Share;
import org.backbone.metrics.Story;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;

/// The public figures as JSON and CSV. Names once given stay; new ones may be added.
///
/// A figure is `{"value": n}`, `{"low": a, "high": b}`, `{"low": a, "hiddenParts": k}` where parts
/// of it are hidden at their source, or `{"hidden": true, "reason": "protected"}` (or
/// `"not_reported"`).
public final class OpenData {
  private static final List<String> COLUMNS =
      List.of(
          "indicator",
          "version",
          "period",
          "first_day",
          "last_day",
          "site",
          "site_name",
          "dimension",
          "group",
          "count_low",
          "count_high",
          "base_low",
          "base_high",
          "percent_low",
          "percent_high",
          "hidden",
          "hidden_reason",
          "hidden_parts");

  private final Measures measures;
  private final String publicUrl;

  public OpenData(Measures measures, String publicUrl) {
    this.measures = measures;
    this.publicUrl = publicUrl;
  }

  /// Every indicator with its latest figure for everyone.
  public Map<String, Object> list(List<Story> stories) {
    return Map.of("indicators", stories.stream().map(this::summary).toList());
  }

  /// One indicator with every figure that is public.
  public Map<String, Object> all(Story story) {
    var all = summary(story);
    var indicator = story.indicator();
    all.put("definition", texts(indicator.definition()));
    all.put("source", texts(indicator.source()));
    all.put("tables", story.releases().stream().map(release -> table(story, release)).toList());
    return all;
  }

  /// The same as CSV (RFC 4180), a row per cell.
  public String csv(Story story) {
    var csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    for (var release : story.releases()) {
      for (var cell : release.cells()) {
        var row = row(story, release, cell);
        csv.append(String.join(",", row.stream().map(OpenData::safe).toList())).append("\r\n");
      }
    }
    return csv.toString();
  }

  private Map<String, Object> summary(Story story) {
    var indicator = story.indicator();
    var summary = new LinkedHashMap<String, Object>();
    summary.put("id", indicator.id());
    summary.put("version", indicator.version());
    summary.put("stage", indicator.stage());
    summary.put("title", texts(indicator.title()));
    summary.put("unit", texts(indicator.unit()));
    if (indicator.area() != null) {
      summary.put("area", texts(indicator.area()));
    }
    summary.put("measure", code(indicator.measure()));
    summary.put("direction", code(indicator.direction()));
    summary.put("periodType", code(indicator.periodType()));
    summary.put("periods", story.releases().size());
    story
        .goal()
        .ifPresent(
            goal -> summary.put("goal", Map.of("value", goal.value(), "by", goal.by().code())));
    story
        .latest()
        .ifPresent(
            release -> {
              var latest = new LinkedHashMap<String, Object>();
              latest.put("period", release.table().period().code());
              latest.putAll(figures(story, Story.total(release)));
              summary.put("latest", latest);
            });
    var self = publicUrl + "/api/v1/indicators/" + indicator.id();
    summary.put("url", self);
    summary.put("csv", self + ".csv");
    summary.put("page", publicUrl + "/dashboard/" + indicator.id());
    return summary;
  }

  private Map<String, Object> table(Story story, Release release) {
    var period = release.table().period();
    var table = new LinkedHashMap<String, Object>();
    table.put("version", release.table().version());
    table.put("period", period.code());
    table.put("first", period.first().toString());
    table.put("last", period.last().toString());
    table.put("computedAt", release.computedAt().toString());
    table.put("minN", release.minN());
    table.put("partners", List.copyOf(release.partners()));
    table.put("sitesOfSeveralPartners", List.copyOf(release.shared()));
    table.put("cells", release.cells().stream().map(cell -> cell(story, cell)).toList());
    return table;
  }

  private Map<String, Object> cell(Story story, PublicCell cell) {
    var key = cell.key();
    var object = new LinkedHashMap<String, Object>();
    object.put("site", key.site());
    if (!key.site().equals(CellKey.ALL)) {
      object.put("siteName", measures.siteName(key.site()));
    }
    object.put("dimension", key.dimension());
    object.put("group", key.group());
    object.putAll(figures(story, cell));
    return object;
  }

  private static Map<String, Object> figures(Story story, PublicCell cell) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("count", figure(cell.count()));
    if (story.isShare()) {
      figures.put("base", figure(cell.base()));
      figures.put("percent", percent(Share.of(cell)));
    }
    return figures;
  }

  private static Map<String, Object> figure(Figure figure) {
    var object = new LinkedHashMap<String, Object>();
    switch (figure) {
      case Figure.Exact(var n) -> object.put("value", n);
      case Figure.Range(var low, var high) -> {
        object.put("low", low);
        object.put("high", high);
      }
      case Figure.AtLeast(var low, var parts) -> {
        object.put("low", low);
        object.put("hiddenParts", parts);
      }
      case Figure.Hidden(var reason) -> hidden(object, reason);
    }
    return object;
  }

  private static Map<String, Object> percent(Share share) {
    var object = new LinkedHashMap<String, Object>();
    switch (share) {
      case Share.Whole(var percent) -> object.put("value", percent);
      case Share.Between(var low, var high, var parts) -> {
        object.put("low", low);
        object.put("high", high);
        if (parts > 0) {
          object.put("hiddenParts", parts);
        }
      }
      case Share.Hidden(var reason) -> hidden(object, reason);
      case Share.Nobody() -> object.put("nobody", true);
    }
    return object;
  }

  private static void hidden(Map<String, Object> object, Figure.Reason reason) {
    object.put("hidden", true);
    object.put("reason", code(reason));
  }

  private List<String> row(Story story, Release release, PublicCell cell) {
    var key = cell.key();
    var period = release.table().period();
    var row = new ArrayList<String>();
    row.add(release.table().indicator());
    row.add(Integer.toString(release.table().version()));
    row.add(period.code());
    row.add(period.first().toString());
    row.add(period.last().toString());
    row.add(key.site());
    row.add(key.site().equals(CellKey.ALL) ? "" : measures.siteName(key.site()));
    row.add(key.dimension());
    row.add(key.group());
    row.addAll(ends(cell.count()));
    row.addAll(story.isShare() ? ends(cell.base()) : List.of("", ""));
    row.addAll(story.isShare() ? ends(Share.of(cell)) : List.of("", ""));
    var shown =
        story.isShare() && !(cell.count() instanceof Figure.Hidden) ? cell.base() : cell.count();
    row.add(shown instanceof Figure.Hidden ? "true" : "false");
    row.add(shown instanceof Figure.Hidden(var reason) ? code(reason) : "");
    row.add(cell.count() instanceof Figure.AtLeast(_, var parts) ? "" + parts : "");
    return row;
  }

  private static List<String> ends(Figure figure) {
    return switch (figure) {
      case Figure.Exact(var n) -> List.of("" + n, "" + n);
      case Figure.Range(var low, var high) -> List.of("" + low, "" + high);
      case Figure.AtLeast(var low, _) -> List.of("" + low, "");
      case Figure.Hidden _ -> List.of("", "");
    };
  }

  private static List<String> ends(Share share) {
    return switch (share) {
      case Share.Whole(var percent) -> List.of("" + percent, "" + percent);
      case Share.Between(var low, var high, _) -> List.of("" + low, "" + high);
      case Share.Hidden _, Share.Nobody _ -> List.of("", "");
    };
  }

  /// A cell that no spreadsheet takes for a formula, quoted where it must be.
  public static String safe(String text) {
    var plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  private static Map<String, String> texts(Texts texts) {
    var both = new LinkedHashMap<String, String>();
    for (var language : Language.all()) {
      both.put(language.tag(), texts.in(language));
    }
    return both;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
