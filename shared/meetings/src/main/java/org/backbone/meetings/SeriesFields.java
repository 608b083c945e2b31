package org.backbone.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What staff say of a series, all but its id; see [Field] for what follows from a declaration.
/// What people read is asked for in every language: those that the suite must speak cannot do
/// without.
public final class SeriesFields {
  private static final int TITLE_MOST = 120;
  private static final int TEXT_MOST = 600;
  private static final int DAY_MINUTES = 24 * 60;
  private static final int MOST_WEEKS = 52;
  private static final int MOST_INVITE_DAYS = 60;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// What it is called.
  public static final Map<Language, Field<String>> TITLE = inEachLanguage("title", TITLE_MOST);

  /// What it is for.
  public static final Map<Language, Field<String>> DESCRIPTION =
      inEachLanguage("description", TEXT_MOST);

  /// Where it takes place.
  public static final Map<Language, Field<String>> PLACE = inEachLanguage("place", TEXT_MOST);

  /// Its first date.
  public static final Field<LocalDate> ANCHOR =
      FIELDS.add(
          Field.parsed("anchor", LocalDate::parse, LocalDate::toString, "not_a_date").required());

  /// When it begins.
  public static final Field<LocalTime> START =
      FIELDS.add(
          Field.parsed("start", LocalTime::parse, LocalTime::toString, "not_a_time").required());

  /// The zone that its times are meant in.
  public static final Field<ZoneId> ZONE =
      FIELDS.add(Field.parsed("zone", ZoneId::of, ZoneId::getId, "not_a_zone").required());

  /// How many minutes it takes.
  public static final Field<Integer> MINUTES =
      FIELDS.add(Field.whole("minutes", 1, DAY_MINUTES).required());

  /// The weeks from one date to the next.
  public static final Field<Integer> EVERY_WEEKS =
      FIELDS.add(Field.whole("everyWeeks", 1, MOST_WEEKS).required());

  /// How many days before a date people are invited.
  public static final Field<Integer> INVITE_DAYS =
      FIELDS.add(Field.whole("inviteDays", 0, MOST_INVITE_DAYS).required());

  /// The address that answers questions about it.
  public static final Field<String> CONTACT = FIELDS.add(Field.email("contact").required());

  private SeriesFields() {}

  private static Map<Language, Field<String>> inEachLanguage(String name, int most) {
    var fields = new LinkedHashMap<Language, Field<String>>();
    for (var language : Language.all()) {
      var field = Field.line(name + "/" + language.tag(), most);
      fields.put(
          language, FIELDS.add(Language.required().contains(language) ? field.required() : field));
    }
    return fields;
  }
}
