package org.backbone.meetings.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.backbone.meetings.Change;
import org.backbone.meetings.Series;
import org.backbone.platform.core.Texts;

/// Series for tests.
final class CalendarSeries {
  private CalendarSeries() {}

  static Series in(ZoneId zone) {
    return of(zone, LocalDate.of(2020, 5, 5), Map.of());
  }

  static Series of(ZoneId zone, LocalDate anchor, Map<LocalDate, Change> changes) {
    return new Series(
        "food-family-resources",
        Texts.of("Food & Family Resources", "Alimentación y recursos para las familias"),
        Texts.of(
            "Needs, offers; and who does what.\nBring a friend, or two.",
            "Necesidades, ofertas; y quién hace qué en las próximas semanas, según lo que la reunión"
                + " decidió.\nTraiga a un amigo, o a dos."),
        Texts.of("Online", "En línea"),
        anchor,
        LocalTime.of(10, 0),
        Duration.ofHours(1),
        zone,
        2,
        Series.INVITE_DAYS,
        "food@network.example.org",
        changes);
  }
}
