package org.backbone.outcomes.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.check.FigureCounts;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.pages.Words;

/// What became of uploads, in a few words each, for who sent them and for staff.
final class HistoryPage {
  private final Words words;
  private final Function<Instant, String> moment;

  /// @param moment says a moment as readers have it
  HistoryPage(Words words, Function<Instant, String> moment) {
    this.words = words;
    this.moment = moment;
  }

  SentFacts facts(Upload upload) {
    return new SentFacts(
        file(upload).map(FileFacts::name).orElse(""),
        by(upload),
        moment.apply(at(upload)),
        rows(upload),
        changes(upload),
        why(upload),
        reason(upload));
  }

  private String by(Upload upload) {
    var program = upload.program();
    return program == null ? upload.email() : words.say("history.program", program.name());
  }

  private static Optional<FileFacts> file(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Requested _, Outcome.Hindered _, Outcome.Stated _ -> Optional.empty();
      case Outcome.Asked asked -> Optional.of(asked.file());
      case Outcome.Answered answered -> Optional.of(answered.file());
      case Outcome.Held held -> Optional.of(held.file());
      case Outcome.Accepted accepted -> Optional.of(accepted.file());
      case Outcome.Refused refused -> Optional.of(refused.file());
    };
  }

  private static Instant at(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Requested _, Outcome.Hindered _ -> upload.requestedAt();
      case Outcome.Asked asked -> asked.at();
      case Outcome.Answered answered -> answered.at();
      case Outcome.Held held -> held.at();
      case Outcome.Stated stated -> stated.at();
      case Outcome.Accepted accepted -> accepted.at();
      case Outcome.Refused refused -> refused.at();
    };
  }

  private String rows(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Requested _, Outcome.Hindered _, Outcome.Answered _, Outcome.Stated _ -> "";
      case Outcome.Asked asked -> words.count("history.rows", asked.rows());
      case Outcome.Held held -> rows(held.reading());
      case Outcome.Accepted accepted -> rows(accepted.reading());
      case Outcome.Refused refused ->
          refused.rows() == 0 ? "" : words.count("history.rows", refused.rows());
    };
  }

  private String rows(Reading reading) {
    return words.say(
        "history.rows.counted",
        words.count("history.rows", reading.rows()),
        words.number(reading.counted()));
  }

  private String changes(Upload upload) {
    return upload.outcome() instanceof Outcome.Accepted accepted && accepted.changes() != null
        ? changes(accepted.changes())
        : "";
  }

  private String changes(FigureCounts changes) {
    var said = new ArrayList<String>();
    say(said, "added", changes.added());
    say(said, "changed", changes.changed());
    say(said, "gone", changes.gone());
    return said.isEmpty() ? words.say("history.changes.none") : words.list(said);
  }

  private void say(List<String> said, String kind, int count) {
    if (count > 0) {
      said.add(words.count("history.changes." + kind, count));
    }
  }

  private String why(Upload upload) {
    if (!(upload.outcome() instanceof Outcome.Refused refused) || refused.problems().isEmpty()) {
      return "";
    }
    var first = FileWords.in(words.language()).what(refused.problems().getFirst());
    var more = refused.problems().size() - 1;
    return more == 0 ? first : first + " " + words.count("history.why.more", more);
  }

  private static String reason(Upload upload) {
    return upload.outcome() instanceof Outcome.Accepted accepted && accepted.confirmation() != null
        ? accepted.confirmation().reason()
        : "";
  }
}
