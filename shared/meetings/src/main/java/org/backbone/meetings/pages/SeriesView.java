package org.backbone.meetings.pages;

import java.util.List;
import org.backbone.meetings.Series;
import org.backbone.platform.pages.Words;

/// A series as a page shows it, in the reader's words.
///
/// @param place where it takes place and in which languages
/// @param cadence how often, on which day and at what hours
/// @param path its page
/// @param feed its dates for a calendar, which asks without cookies and so is told the language
/// @param contact the address that answers questions about it
/// @param inviteDays how many days before a date people are invited
/// @param dates its next ones, the soonest first
public record SeriesView(
    String title,
    String description,
    String place,
    String cadence,
    String path,
    String feed,
    String contact,
    int inviteDays,
    List<DateView> dates) {
  public SeriesView {
    dates = List.copyOf(dates);
  }

  static SeriesView of(Words words, Series series, List<DateView> dates) {
    var language = words.language();
    var path = path(series);
    return new SeriesView(
        series.title().in(language),
        series.description().in(language),
        series.place().in(language),
        cadence(words, series),
        path,
        language.inQueryOf(path + ".ics"),
        series.contact(),
        series.inviteDays(),
        dates);
  }

  /// The page of a series.
  static String path(Series series) {
    return "/meetings/" + series.id();
  }

  private static String cadence(Words words, Series series) {
    var weekday = words.weekday(series.anchor().getDayOfWeek());
    var hours = words.hours(series.start(), series.start().plus(series.length()), series.zone());
    return switch (series.everyWeeks()) {
      case 1 -> words.say("cadence.weekly", weekday, hours);
      case 2 -> words.say("cadence.biweekly", weekday, hours);
      default -> words.say("cadence.weeks", weekday, hours, series.everyWeeks());
    };
  }
}
