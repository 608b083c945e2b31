package org.backbone.meetings;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;

/// What the audit trail tells of series.
public final class SeriesDeeds {
  private static final Deed MADE = new Deed("meetings", "series-made");
  private static final Deed CHANGED = new Deed("meetings", "series-changed");

  private SeriesDeeds() {}

  /// The line of a series that is kept, new or changed.
  public static AuditEntry kept(Optional<Series> before, Series after, Instant at, Actor by) {
    return AuditEntry.ofChange(
        at,
        by,
        before.isPresent() ? CHANGED : MADE,
        new Matter("series", after.id(), after.title().in(Language.EN)),
        before.map(SeriesDeeds::values).orElseGet(Facts::none),
        values(after));
  }

  private static SequencedMap<String, String> values(Series series) {
    var values = new LinkedHashMap<String, String>();
    values.put("title", text(series.title()));
    values.put("description", text(series.description()));
    values.put("place", text(series.place()));
    values.put("anchor", series.anchor().toString());
    values.put("start", series.start().toString());
    values.put("minutes", Long.toString(series.length().toMinutes()));
    values.put("zone", series.zone().getId());
    values.put("every-weeks", Integer.toString(series.everyWeeks()));
    values.put("invite-days", Integer.toString(series.inviteDays()));
    values.put("contact", series.contact());
    values.put("changes", changes(series));
    values.values().removeIf(String::isEmpty);
    return values;
  }

  private static String text(Texts texts) {
    return Language.all().stream().map(texts::in).distinct().collect(Collectors.joining(" · "));
  }

  private static String changes(Series series) {
    return series.changes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            change ->
                change.getKey()
                    + switch (change.getValue()) {
                      case Change.Cancelled _ -> " ✕";
                      case Change.Moved moved -> " → " + moved.to();
                    })
        .collect(Collectors.joining(", "));
  }
}
