package org.backbone.outcomes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Matter;
import org.backbone.platform.core.Period;
import org.jspecify.annotations.Nullable;

/// What the audit trail tells of what staff expect. Of a call it tells the day, and nothing of what
/// was said: that is kept where it can be read and not for as long.
public final class ExpectationDeeds {
  private static final Deed EXPECTED = new Deed("outcomes", "expected");
  private static final Deed MORE_TIME = new Deed("outcomes", "more-time");
  private static final Deed CALLED = new Deed("outcomes", "called");
  private static final String NONE = "none";

  private ExpectationDeeds() {}

  /// The line of a word.
  public static AuditEntry said(
      Matter partner, String dataset, Expected before, Expected.Word word, Instant at, Actor by) {
    return switch (word) {
      case Expected.Word.Wanted(var from, var until) ->
          new AuditEntry(
              at,
              by,
              EXPECTED,
              partner,
              span(dataset, before.from(), before.until()),
              span(dataset, from, until));
      case Expected.Word.MoreTime(var period, var day) ->
          new AuditEntry(
              at,
              by,
              MORE_TIME,
              partner,
              due(dataset, period, before.moreTime().get(period)),
              due(dataset, period, day));
      case Expected.Word.Called(var call) ->
          new AuditEntry(at, by, CALLED, partner, about(dataset), day(dataset, call));
    };
  }

  private static SequencedMap<String, String> about(String dataset) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("dataset", dataset);
    return facts;
  }

  private static SequencedMap<String, String> span(
      String dataset, @Nullable Period from, @Nullable Period until) {
    var facts = about(dataset);
    facts.put("from", Optional.ofNullable(from).map(Period::code).orElse(NONE));
    facts.put("until", Optional.ofNullable(until).map(Period::code).orElse(NONE));
    return facts;
  }

  private static SequencedMap<String, String> due(
      String dataset, Period period, @Nullable Object day) {
    var facts = about(dataset);
    facts.put("period", period.code());
    facts.put("due", day == null ? NONE : day.toString());
    return facts;
  }

  private static SequencedMap<String, String> day(String dataset, Expected.Call call) {
    var facts = about(dataset);
    facts.put("on", call.on().toString());
    return facts;
  }
}
