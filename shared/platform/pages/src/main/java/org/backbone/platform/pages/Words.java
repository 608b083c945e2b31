package org.backbone.platform.pages;

import gg.jte.Content;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.WordFile;

/// The words of one module in one language, over those that all modules share.
///
/// A module keeps them in `words/<module>_<language>.properties`, in UTF-8; what a language
/// lacks is said in English. `{0}` stands for the first argument. Dates, times and numbers are
/// written here and not by the JDK's locales, so that they read the same on every runtime.
public final class Words {
  private static final String SHARED = "pages";
  private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

  private final Language language;
  private final Map<String, String> messages;
  private final Grammar grammar;

  private Words(Language language, Map<String, String> messages) {
    this.language = language;
    this.messages = messages;
    this.grammar = Grammar.of(language);
  }

  /// The words of a module, loaded once.
  public static Words of(Language language, String module) {
    return LOADED.computeIfAbsent(
        module + "_" + language.tag(), _ -> new Words(language, load(language, module)));
  }

  /// The same module's words in another language would be another [Words].
  public Language language() {
    return language;
  }

  /// Whether there is a message of this key.
  public boolean has(String key) {
    return messages.containsKey(key);
  }

  /// A message; numbers among the arguments are written as numbers are.
  public String say(String key, Object... arguments) {
    return fill(message(key), arguments, false);
  }

  /// A message that holds markup of its own; its arguments are escaped.
  public Content rich(String key, Object... arguments) {
    return Contents.trusted(fill(message(key), arguments, true));
  }

  /// A message for one or for many: `<key>.one` or `<key>.other`, with the number as `{0}`.
  public String count(String key, long number, Object... more) {
    var arguments = new Object[more.length + 1];
    arguments[0] = number;
    System.arraycopy(more, 0, arguments, 1, more.length);
    return say(key + (number == 1 ? ".one" : ".other"), arguments);
  }

  /// The first of these keys that has a message.
  public Optional<String> first(List<String> keys, Object... arguments) {
    return keys.stream().filter(this::has).findFirst().map(key -> say(key, arguments));
  }

  /// 12,748: the same in both languages, as Spanish is written in the United States.
  public String number(long number) {
    var digits = Long.toString(Math.abs(number));
    var grouped = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      grouped.insert(i, ',');
    }
    return (number < 0 ? "−" : "") + grouped;
  }

  /// «martes 5 de mayo», "Tuesday, May 5".
  public String date(LocalDate date) {
    return say("date", weekday(date.getDayOfWeek()), monthName(date), day(date));
  }

  /// "Tuesday, May 5, 2020", «martes 5 de mayo de 2020».
  public String dateWithYear(LocalDate date) {
    return say("date.year", weekday(date.getDayOfWeek()), monthName(date), day(date), year(date));
  }

  /// "May 5", «5 de mayo».
  public String dayOfMonth(LocalDate date) {
    return say("date.day", monthName(date), day(date));
  }

  /// "May 5, 2020", «5 de mayo de 2020».
  public String dayOfMonthWithYear(LocalDate date) {
    return say("date.day.year", monthName(date), day(date), year(date));
  }

  /// "September 2015", «septiembre de 2015».
  public String month(YearMonth month) {
    return say(
        "month.year", say("month." + month.getMonthValue()), Integer.toString(month.getYear()));
  }

  /// "school year 2018–19", «ciclo escolar 2018–19»; a month as [#month] writes it.
  public String period(Period period) {
    var first = period.first();
    return switch (period.type()) {
      case MONTH -> month(YearMonth.from(first));
      case QUARTER ->
          say(
              "period.quarter",
              Integer.toString((first.getMonthValue() + 2) / 3),
              Integer.toString(first.getYear()));
      case CALENDAR_YEAR -> Integer.toString(first.getYear());
      case SCHOOL_YEAR -> say("period.school", years(period));
      case FISCAL_YEAR -> say("period.fiscal", Integer.toString(period.last().getYear()));
    };
  }

  /// A period as short as it can be said, for an axis: "Sep 2015", "2018–19".
  public String shortPeriod(Period period) {
    return switch (period.type()) {
      case MONTH -> shortMonth(YearMonth.from(period.first()));
      case SCHOOL_YEAR -> years(period);
      case QUARTER, CALENDAR_YEAR, FISCAL_YEAR -> period(period);
    };
  }

  /// "Sep 2015", «sep 2015», for an axis.
  public String shortMonth(YearMonth month) {
    return say("month.short." + month.getMonthValue()) + " " + month.getYear();
  }

  /// "May", «may», for the leaf of a calendar.
  public String shortMonthName(LocalDate date) {
    return say("month.short." + date.getMonthValue());
  }

  /// "Tuesday", «martes».
  public String weekday(DayOfWeek day) {
    return say("weekday." + day.getValue());
  }

  /// "Tue", «mar».
  public String shortWeekday(DayOfWeek day) {
    return say("weekday.short." + day.getValue());
  }

  /// "10:00", "2:30 p.m.": a morning hour goes without its half of the day.
  public String time(LocalTime time) {
    return time.getHour() < 12 ? clock(time) : clock(time) + " " + say("time.pm");
  }

  /// "10:00 to 11:00, Central", «de 10:00 a 11:00, hora del Centro».
  public String hours(LocalTime from, LocalTime to, ZoneId zone) {
    var morning = from.getHour() < 12;
    var split = morning != to.getHour() < 12;
    var first = split ? clock(from) + " " + say(morning ? "time.am" : "time.pm") : clock(from);
    return say("hours", first, time(to), zone(zone));
  }

  /// "Central", «hora del Centro»; a zone that we have no word for keeps its id.
  public String zone(ZoneId zone) {
    var key = "zone." + zone.getId();
    return has(key) ? say(key) : zone.getId();
  }

  /// "a, b and c", «a, b y c».
  public String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    var last = items.getLast();
    return String.join(", ", items.subList(0, items.size() - 1))
        + " "
        + grammar.and(last).orElseGet(() -> say("and"))
        + " "
        + last;
  }

  // A line may break after a dash: the word joiner keeps the years together.
  private static String years(Period period) {
    int last = period.last().getYear() % 100;
    return period.first().getYear() + "–\u2060" + (last < 10 ? "0" : "") + last;
  }

  private static String clock(LocalTime time) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return hour + (time.getMinute() < 10 ? ":0" : ":") + time.getMinute();
  }

  private String monthName(LocalDate date) {
    return say("month." + date.getMonthValue());
  }

  private static String day(LocalDate date) {
    return Integer.toString(date.getDayOfMonth());
  }

  private static String year(LocalDate date) {
    return Integer.toString(date.getYear());
  }

  /// A message as it lies in its file, for a writer whose arguments have names.
  public String message(String key) {
    var message = messages.get(key);
    if (message == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + language.tag());
    }
    return message;
  }

  private String fill(String message, Object[] arguments, boolean escape) {
    var filled = new StringBuilder(message.length() + 32);
    int from = 0;
    for (int i = message.indexOf('{'); i >= 0; i = message.indexOf('{', i + 1)) {
      int end = message.indexOf('}', i);
      if (end != i + 2 || !Character.isDigit(message.charAt(i + 1))) {
        continue;
      }
      int index = message.charAt(i + 1) - '0';
      if (index >= arguments.length) {
        throw new IllegalArgumentException("no argument {" + index + "} for: " + message);
      }
      var argument = written(arguments[index]);
      filled.append(message, from, i).append(escape ? Contents.escape(argument) : argument);
      from = end + 1;
    }
    return filled.append(message, from, message.length()).toString();
  }

  private String written(Object argument) {
    return switch (argument) {
      case Integer number -> number(number);
      case Long number -> number(number);
      default -> argument.toString();
    };
  }

  // English lies below, so that a language may come word by word.
  private static Map<String, String> load(Language language, String module) {
    var messages = new HashMap<String, String>();
    if (!language.equals(Language.EN)) {
      messages.putAll(load(Language.EN, module));
    }
    messages.putAll(WordFile.read(language, SHARED));
    var own = WordFile.read(language, module);
    if (own.isEmpty() && language.equals(Language.EN)) {
      throw new IllegalArgumentException("no such words: " + module);
    }
    messages.putAll(own);
    return Map.copyOf(messages);
  }
}
