package org.backbone.functions.staffconsole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.functions.staffconsole.Today.Listed;
import org.backbone.meetings.Series;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerSummary;

/// What the JSON API says.
final class ConsoleApi {
  private ConsoleApi() {}

  static Map<String, Object> partners(List<Listed> partners) {
    return Map.of("partners", partners.stream().map(ConsoleApi::partner).toList());
  }

  static Map<String, Object> partner(Partner partner) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", partner.id());
    json.put("name", partner.name());
    json.put("status", partner.status().code());
    return json;
  }

  static Map<String, Object> uploads(List<Upload> uploads) {
    return Map.of("uploads", uploads.stream().map(ConsoleApi::upload).toList());
  }

  static Map<String, Object> series(Series series) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", series.id());
    json.put("anchor", series.anchor().toString());
    json.put("start", series.start().toString());
    json.put("minutes", series.length().toMinutes());
    json.put("zone", series.zone().getId());
    json.put("everyWeeks", series.everyWeeks());
    json.put("inviteDays", series.inviteDays());
    json.put("contact", series.contact());
    return json;
  }

  /// Where an upload stands, in a word.
  static String state(Upload upload) {
    if (upload.withdrawn()) {
      return "withdrawn";
    }
    return switch (upload.outcome()) {
      case Outcome.Requested _ -> "requested";
      case Outcome.Accepted _ -> "accepted";
      case Outcome.Refused _ -> "refused";
    };
  }

  private static Map<String, Object> partner(Listed listed) {
    var partner = listed.partner();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", partner.id());
    json.put("name", partner.name());
    json.put("kind", partner.kind().code());
    json.put("status", partner.status().code());
    json.put("joinedAt", partner.joinedAt().toString());
    json.put("contact", contact(partner));
    json.put("possibleDuplicates", listed.alike().stream().map(ConsoleApi::match).toList());
    return json;
  }

  private static Map<String, Object> contact(PartnerSummary partner) {
    var json = new LinkedHashMap<String, Object>();
    json.put("email", partner.email());
    json.put("language", partner.language().tag());
    return json;
  }

  private static Map<String, Object> match(Likeness.Match match) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", match.other().id());
    json.put("name", match.other().name());
    json.put(
        "reasons",
        match.reasons().stream()
            .sorted()
            .map(reason -> reason.name().toLowerCase(Locale.ROOT))
            .toList());
    return json;
  }

  private static Map<String, Object> upload(Upload upload) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", upload.id());
    json.put("partner", upload.slot().partner());
    json.put("dataset", upload.slot().dataset());
    json.put("period", upload.slot().period().code());
    json.put("status", state(upload));
    json.put("requestedAt", upload.requestedAt().toString());
    rows(upload).ifPresent(rows -> json.put("rows", rows));
    return json;
  }

  private static Optional<Integer> rows(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Requested _ -> Optional.empty();
      case Outcome.Accepted accepted -> Optional.of(accepted.reading().rows());
      case Outcome.Refused refused -> Optional.of(refused.rows());
    };
  }
}
