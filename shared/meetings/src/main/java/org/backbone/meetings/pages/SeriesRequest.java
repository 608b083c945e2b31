package org.backbone.meetings.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.meetings.Series;
import org.backbone.meetings.SeriesFields;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.Texts;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.lambda.SentAnswers;

/// A series as staff send it in JSON; every problem is told at once.
public final class SeriesRequest {
  private SeriesRequest() {}

  /// What was read: a series, or what is wrong.
  public sealed interface Read {
    /// A series that can be kept.
    record Good(Series series) implements Read {}

    /// All that is wrong.
    record Bad(List<Problem> problems) implements Read {}
  }

  /// Reads the series of that id. What is different about single dates stays as it was.
  public static Read read(String id, JsonNode body, Optional<Series> before) {
    var sent =
        SentAnswers.of(
            SeriesFields.FIELDS,
            body,
            answers -> answers.or(SeriesFields.INVITE_DAYS, Series.INVITE_DAYS));
    var problems = new ArrayList<Problem>();
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 60) {
      problems.add(Problem.of("id", "not_a_slug"));
    }
    if (body.hasNonNull("id") && !id.equals(body.get("id").asText())) {
      problems.add(Problem.of("id", "another_id"));
    }
    problems.addAll(sent.problems());
    if (!problems.isEmpty()) {
      return new Read.Bad(List.copyOf(problems));
    }
    try {
      return new Read.Good(series(id, sent.answers(), before));
    } catch (IllegalArgumentException _) {
      // What is left to go wrong: a changed date of before is none of the new cadence.
      return new Read.Bad(List.of(Problem.of("anchor", "changed_dates_lost")));
    }
  }

  private static Series series(String id, Answers answers, Optional<Series> before) {
    return new Series(
        id,
        texts(answers, SeriesFields.TITLE),
        texts(answers, SeriesFields.DESCRIPTION),
        texts(answers, SeriesFields.PLACE),
        answers.get(SeriesFields.ANCHOR),
        answers.get(SeriesFields.START),
        Duration.ofMinutes(answers.get(SeriesFields.MINUTES)),
        answers.get(SeriesFields.ZONE),
        answers.get(SeriesFields.EVERY_WEEKS),
        answers.get(SeriesFields.INVITE_DAYS),
        answers.get(SeriesFields.CONTACT),
        before.map(Series::changes).orElse(Map.of()));
  }

  private static Texts texts(Answers answers, Map<Language, Field<String>> fields) {
    var texts = new HashMap<Language, String>();
    fields.forEach(
        (language, field) -> answers.find(field).ifPresent(text -> texts.put(language, text)));
    return new Texts(texts);
  }
}
