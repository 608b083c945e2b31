package org.backbone.meetings.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.meetings.Series;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.PlainText;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.Texts;
import org.jspecify.annotations.Nullable;

/// A series as staff send it in JSON; every problem is told at once.
public final class SeriesRequest {
  private static final int TITLE_MOST = 120;
  private static final int TEXT_MOST = 600;
  private static final int DAY_MINUTES = 24 * 60;
  private static final int MOST_WEEKS = 52;
  private static final int MOST_INVITE_DAYS = 60;
  private static final Texts NOTHING = Texts.of("-", "-");

  private final JsonNode body;
  private final List<Problem> problems = new ArrayList<>();

  private SeriesRequest(JsonNode body) {
    this.body = body;
  }

  /// What was read: a series, or what is wrong.
  public sealed interface Read {
    record Good(Series series) implements Read {}

    record Bad(List<Problem> problems) implements Read {}
  }

  /// Reads the series of that id. What is different about single dates stays as it was.
  public static Read read(String id, JsonNode body, Optional<Series> before) {
    return new SeriesRequest(body).series(id, before);
  }

  private Read series(String id, Optional<Series> before) {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 60) {
      wrong("id", "not_a_slug");
    }
    if (body.hasNonNull("id") && !id.equals(body.get("id").asText())) {
      wrong("id", "another_id");
    }
    var title = texts("title", TITLE_MOST);
    var description = texts("description", TEXT_MOST);
    var place = texts("place", TEXT_MOST);
    var anchor = parsed("anchor", LocalDate::parse, "not_a_date");
    var start = parsed("start", LocalTime::parse, "not_a_time");
    var zone = parsed("zone", ZoneId::of, "not_a_zone");
    int minutes = number("minutes", 1, DAY_MINUTES, null);
    int everyWeeks = number("everyWeeks", 1, MOST_WEEKS, null);
    int inviteDays = number("inviteDays", 0, MOST_INVITE_DAYS, Series.INVITE_DAYS);
    var contact = contact();
    if (!problems.isEmpty()) {
      return new Read.Bad(List.copyOf(problems));
    }
    try {
      return new Read.Good(
          new Series(
              id,
              title,
              description,
              place,
              anchor.orElseThrow(),
              start.orElseThrow(),
              Duration.ofMinutes(minutes),
              zone.orElseThrow(),
              everyWeeks,
              inviteDays,
              contact,
              before.map(Series::changes).orElse(Map.of())));
    } catch (IllegalArgumentException _) {
      // What is left to go wrong: a changed date of before is none of the new cadence.
      return new Read.Bad(List.of(Problem.of("anchor", "changed_dates_lost")));
    }
  }

  private Texts texts(String name, int most) {
    var texts = new HashMap<Language, String>();
    for (var language : Language.all()) {
      if (Language.required().contains(language) || body.path(name).hasNonNull(language.tag())) {
        texts.put(language, text(name, language, most));
      }
    }
    return texts.containsValue("") ? NOTHING : new Texts(texts);
  }

  private String text(String name, Language language, int most) {
    var field = name + "/" + language.tag();
    var node = body.path(name).path(language.tag());
    if (!node.isTextual() || node.textValue().isBlank()) {
      wrong(field, "missing");
      return "";
    }
    var fault = PlainText.fault(node.textValue(), most);
    if (fault.isPresent()) {
      wrong(field, fault.get(), Integer.toString(most));
      return "";
    }
    return node.textValue().strip();
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parse, String code) {
    try {
      var node = body.path(name);
      if (node.isTextual()) {
        return Optional.of(parse.apply(node.textValue()));
      }
    } catch (DateTimeException _) {
      // told below
    }
    wrong(name, code);
    return Optional.empty();
  }

  private int number(String name, int least, int most, @Nullable Integer otherwise) {
    var node = body.path(name);
    if (otherwise != null && (node.isMissingNode() || node.isNull())) {
      return otherwise;
    }
    if (!node.canConvertToInt()
        || !node.isIntegralNumber()
        || node.intValue() < least
        || node.intValue() > most) {
      wrong(name, "not_a_number", Integer.toString(least), Integer.toString(most));
      return least;
    }
    return node.intValue();
  }

  private String contact() {
    var node = body.path("contact");
    var address = node.isTextual() ? node.textValue() : "";
    var fault = EmailAddress.fault(address);
    fault.ifPresent(code -> wrong("contact", code));
    return fault.isPresent() ? "" : EmailAddress.normal(address);
  }

  private void wrong(String field, String code, String... arguments) {
    problems.add(Problem.of(field, code, arguments));
  }
}
