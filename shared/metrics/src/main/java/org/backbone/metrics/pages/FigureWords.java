package org.backbone.metrics.pages;

import org.backbone.metrics.Figure;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Share;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.chart.Mark;

/// Figures in words: the same in pages, reports and mail.
public final class FigureWords {
  private final Words words;

  /// In the language of these words.
  public FigureWords(Words words) {
    this.words = Words.of(words.language(), "metrics");
  }

  /// A cell's figure; where nothing is known of a share, how many were counted at least.
  String of(Story story, PublicCell cell) {
    var share = Share.of(cell);
    var countSaysMore =
        Marks.of(share) instanceof Mark.Hidden
            && share instanceof Share.Between
            && !(cell.count() instanceof Figure.Hidden);
    return story.isShare() && !countSaysMore ? share(share) : count(cell.count());
  }

  /// A count: "12,748", "10 to 12", "at least 90", "hidden".
  public String count(Figure figure) {
    return switch (figure) {
      case Figure.Exact(var n) -> words.number(n);
      case Figure.Range(var low, var high) -> words.say("figure.range", low, high);
      case Figure.AtLeast(var low, _) -> words.say("figure.atleast", low);
      case Figure.Hidden _ -> words.say("figure.hidden");
    };
  }

  /// A share: "88%", "66% to 69%", "95% or more", "hidden", "nobody".
  public String share(Share share) {
    return switch (share) {
      case Share.Whole(var percent) -> percent + "%";
      case Share.Between(var low, var high, _) when low == 0 && high == 100 ->
          words.say("share.unknown");
      case Share.Between(var low, var high, _) when high == 100 ->
          words.say("share.ormore", percent(low));
      case Share.Between(var low, var high, _) when low == 0 ->
          words.say("share.orless", percent(high));
      case Share.Between(var low, var high, _) ->
          words.say("figure.range", percent(low), percent(high));
      case Share.Hidden _ -> words.say("figure.hidden");
      case Share.Nobody() -> words.say("share.nobody");
    };
  }

  /// Why a count is shown as it is; empty where it is exact.
  public String why(Figure figure, int minN) {
    return switch (figure) {
      case Figure.Exact _ -> "";
      case Figure.Range _ -> words.say("why.range");
      case Figure.AtLeast(_, var parts) -> words.count("why.parts", parts);
      case Figure.Hidden(var reason) -> why(reason, minN);
    };
  }

  /// Why a share is shown as it is.
  public String why(Share share, int minN) {
    return switch (share) {
      case Share.Whole _ -> words.say("why.whole");
      case Share.Between(_, _, var parts) when parts > 0 -> words.count("why.parts", parts);
      case Share.Between _ -> words.say("why.range");
      case Share.Hidden(var reason) -> why(reason, minN);
      case Share.Nobody() -> words.say("why.nobody");
    };
  }

  private String why(Figure.Reason reason, int minN) {
    return switch (reason) {
      case PROTECTED -> words.say("why.protected", minN);
      case NOT_REPORTED -> words.say("why.source");
    };
  }

  private static String percent(int percent) {
    return percent + "%";
  }
}
