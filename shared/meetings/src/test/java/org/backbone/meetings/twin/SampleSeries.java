package org.backbone.meetings.twin;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.backbone.meetings.Change;
import org.backbone.meetings.Series;
import org.backbone.platform.core.Texts;

/// The two series of the network that "Collective Impact 101" tells of.
public final class SampleSeries {
  /// Every other Tuesday from 5 May 2020.
  public static final Series FOOD = food(Map.of());

  /// Every other Tuesday from 12 May 2020.
  public static final Series LEARNING =
      series(
          "distance-learning",
          Texts.of("Distance Learning", "Educación a distancia"),
          Texts.of(
              "How children keep learning while schools are closed.",
              "Cómo siguen aprendiendo los niños mientras las escuelas están cerradas."),
          LocalDate.of(2020, 5, 12),
          Map.of());

  private SampleSeries() {}

  /// [#FOOD] with changes to single dates.
  public static Series food(Map<LocalDate, Change> changes) {
    return series(
        "food-family-resources",
        Texts.of("Food & Family Resources", "Alimentación y recursos para las familias"),
        Texts.of(
            "Needs and offers, and who does what by the next date.",
            "Necesidades y ofertas, y quién hace qué hasta la próxima fecha."),
        LocalDate.of(2020, 5, 5),
        changes);
  }

  private static Series series(
      String id, Texts title, Texts description, LocalDate anchor, Map<LocalDate, Change> changes) {
    return new Series(
        id,
        title,
        description,
        Texts.of("Online, with Spanish interpretation", "En línea, con interpretación al español"),
        anchor,
        LocalTime.of(10, 0),
        Duration.ofHours(1),
        ZoneId.of("America/Chicago"),
        2,
        Series.INVITE_DAYS,
        "meetings@network.example.org",
        changes);
  }
}
