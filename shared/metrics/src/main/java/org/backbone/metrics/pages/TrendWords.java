package org.backbone.metrics.pages;

import org.backbone.metrics.Story;
import org.backbone.metrics.Trend;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;

/// A trend in a sentence and in a tag.
final class TrendWords {
  private final Words words;
  private final FigureWords figures;

  TrendWords(Words words) {
    this.words = words;
    this.figures = new FigureWords(words);
  }

  Tag tag(Trend trend) {
    return switch (trend) {
      case Trend.NoFigure() -> new Tag(Kind.NONE, words.say("tag.nofigure"));
      case Trend.OneOnly() -> new Tag(Kind.NONE, words.say("tag.one"));
      case Trend.YearOfMonths(_, _, var verdict) -> tag(verdict);
      case Trend.Counted(_, _, _, var verdict) -> tag(verdict);
      case Trend.Shared(_, _, _, var verdict) -> tag(verdict);
      case Trend.Unclear _ -> new Tag(Kind.WAIT, words.say("tag.unclear"));
    };
  }

  String sentence(Trend trend) {
    return switch (trend) {
      case Trend.NoFigure() -> words.say("trend.nofigure");
      case Trend.OneOnly() -> words.say("trend.one");
      case Trend.YearOfMonths(var before, var now, _) when before == now ->
          words.say("trend.year.same", now);
      case Trend.YearOfMonths(var before, var now, _) ->
          words.say(
              now < before ? "trend.year.fell" : "trend.year.rose",
              before,
              now,
              change(before, now));
      case Trend.Counted(var before, var now, var since, _) ->
          moved(Long.compare(now, before), words.number(before), since);
      case Trend.Shared(var before, var now, var since, _) when before.equals(now) ->
          moved(0, figures.share(before), since);
      case Trend.Shared(var before, var now, var since, var _) ->
          moved(Story.lowest(now) - Story.lowest(before), figures.share(before), since);
      case Trend.Unclear(var since) -> words.say("trend.unclear", words.period(since));
    };
  }

  private String moved(int by, String before, Period since) {
    var key = by < 0 ? "trend.fell" : by > 0 ? "trend.rose" : "trend.same";
    return words.say(key, before, words.period(since));
  }

  private Tag tag(Trend.Verdict verdict) {
    return switch (verdict) {
      case RIGHT_WAY -> new Tag(Kind.OK, words.say("tag.right"));
      case WRONG_WAY -> new Tag(Kind.DUE, words.say("tag.wrong"));
      case STEADY -> new Tag(Kind.NONE, words.say("tag.steady"));
    };
  }

  // "4.1%", of a count and never of a rate.
  private static String change(long before, long now) {
    long tenths = Math.round(1000.0 * Math.abs(now - before) / before);
    return tenths / 10 + "." + tenths % 10 + "%";
  }
}
