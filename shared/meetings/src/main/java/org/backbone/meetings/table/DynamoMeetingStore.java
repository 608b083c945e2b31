package org.backbone.meetings.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.audit.table.ActorItem;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Change;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.Registration;
import org.backbone.meetings.RegistrationFields;
import org.backbone.meetings.Rsvp;
import org.backbone.meetings.Series;
import org.backbone.meetings.SeriesDeeds;
import org.backbone.platform.core.Attempts;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.FieldItems;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Meetings as items: every series under pk `SERIES`, so that one query finds them all; what
/// belongs to one under pk `SERIES#<id>`, as `REG#<who>`, `RSVP#<date>#<who>` and
/// `INVITED#<date>#<n>`.
public final class DynamoMeetingStore implements MeetingStore {
  private static final String LIST = "SERIES";
  private static final Attempts ATTEMPTS = Attempts.ofAWrite();

  private final Table table;

  /// Meetings in `table`.
  public DynamoMeetingStore(Table table) {
    this.table = table;
  }

  // Only where nobody has kept it since it was read: what the trail says it was, it was.
  @Override
  public void save(Series series, Instant at, Actor by) {
    ATTEMPTS.untilDone(
        "keep " + series.id(),
        () -> {
          var item = table.get(LIST, series.id());
          var before = item.map(DynamoMeetingStore::series);
          if (before.equals(Optional.of(series))) {
            return true;
          }
          var actions = new ArrayList<TransactWriteItem>();
          // Series that were kept before they were counted have no count.
          var saves = item.map(known -> Items.numberOr(known, "saves", 0)).orElse(0L);
          actions.add(saveAction(series, saves, at, by));
          actions.addAll(DynamoAuditTrail.actions(table, SeriesDeeds.kept(before, series, at, by)));
          return table.transact(actions);
        });
  }

  // An update, for the count of changed registrations beside it is not ours.
  private TransactWriteItem saveAction(Series series, long saves, Instant at, Actor by) {
    var values = new HashMap<String, AttributeValue>();
    var sets = new ArrayList<String>();
    var names = new HashMap<String, String>();
    var saved = new HashMap<>(item(series));
    saved.put("savedAt", Instants.value(at));
    saved.put("savedBy", ActorItem.of(by));
    saved.put("saves", fromN(Long.toString(saves + 1)));
    saved.forEach(
        (name, value) -> {
          sets.add("#" + name + " = :" + name);
          names.put("#" + name, name);
          values.put(":" + name, value);
        });
    if (saves > 0) {
      values.put(":before", fromN(Long.toString(saves)));
    }
    return table.updateAction(
        LIST,
        series.id(),
        "SET " + String.join(", ", sets),
        saves == 0 ? "attribute_not_exists(#saves)" : "#saves = :before",
        names,
        values);
  }

  @Override
  public Optional<Series> series(String id) {
    return table.get(LIST, id).map(DynamoMeetingStore::series);
  }

  @Override
  public List<Listed> allSeries() {
    return table
        .query(LIST, "")
        // Nobody counted yet where nobody joined.
        .map(item -> new Listed(series(item), Items.numberOr(item, "registrationsVersion", 0)))
        .toList();
  }

  @Override
  public boolean join(Registration registration) {
    var actions =
        List.of(
            table.putAction(
                item(registration), "attribute_not_exists(pk) OR attribute_exists(leftAt)"),
            table.updateAction(
                LIST,
                registration.series(),
                "ADD registrationsVersion :one",
                "attribute_exists(pk)",
                Map.of(),
                Map.of(":one", fromN("1"))));
    return table.transact(actions);
  }

  @Override
  public boolean leave(String series, String email, Instant at) {
    return table.update(
        pk(series),
        "REG#" + EmailAddress.digest(email),
        "SET leftAt = :at",
        "attribute_exists(pk) AND attribute_not_exists(leftAt)",
        Map.of(),
        Map.of(":at", Instants.value(at)));
  }

  @Override
  public Optional<Registration> registration(String series, String email) {
    return table
        .get(pk(series), "REG#" + EmailAddress.digest(email))
        .filter(DynamoMeetingStore::isIn)
        .map(item -> registration(series, item));
  }

  @Override
  public Stream<Registration> registrations(String series) {
    return table
        .query(pk(series), "REG#")
        .filter(DynamoMeetingStore::isIn)
        .map(item -> registration(series, item));
  }

  @Override
  public void answer(Rsvp rsvp) {
    table.put(
        Map.of(
            "pk",
            fromS(pk(rsvp.series())),
            "sk",
            fromS("RSVP#" + rsvp.date() + "#" + EmailAddress.digest(rsvp.email())),
            "type",
            fromS("rsvp"),
            Table.WHO,
            Table.who(EmailAddress.digest(rsvp.email())),
            "email",
            fromS(rsvp.email()),
            "answer",
            fromS(rsvp.answer().code()),
            "at",
            Instants.value(rsvp.at())));
  }

  @Override
  public Optional<Rsvp> answerOf(String series, LocalDate date, String email) {
    return table
        .get(pk(series), "RSVP#" + date + "#" + EmailAddress.digest(email))
        .flatMap(item -> rsvp(series, date, item));
  }

  @Override
  public Stream<Rsvp> answers(String series, LocalDate date) {
    return table
        .query(pk(series), "RSVP#" + date + "#")
        .flatMap(item -> rsvp(series, date, item).stream());
  }

  @Override
  public Optional<Invited> invited(Occurrence date) {
    return table
        .get(pk(date.series().id()), sk(date))
        // What was noted before anybody could be left out does not say so.
        .map(
            item ->
                new Invited(Items.number(item, "version"), Items.stringOr(item, "without", "")));
  }

  @Override
  public void invited(Occurrence date, Invited upTo) {
    table.put(
        Map.of(
            "pk", fromS(pk(date.series().id())),
            "sk", fromS(sk(date)),
            "type", fromS("invited"),
            "version", fromN(Long.toString(upTo.registrationsVersion())),
            "without", fromS(upTo.without())));
  }

  /// What becomes of what somebody has said when they are erased: who joined goes, an answer is
  /// nobody's and still counts.
  public static Map<String, Erasure> erasures() {
    return Map.of("registration", Erasure.whole("since"), "rsvp", Erasure.nameless("at", "email"));
  }

  private static Map<String, AttributeValue> item(Series series) {
    var item = new HashMap<String, AttributeValue>();
    item.put("type", fromS("series"));
    texts(item, "title", series.title());
    texts(item, "description", series.description());
    texts(item, "place", series.place());
    item.put("anchor", fromS(series.anchor().toString()));
    item.put("start", fromS(series.start().toString()));
    item.put("length", fromS(series.length().toString()));
    item.put("zone", fromS(series.zone().getId()));
    item.put("everyWeeks", fromN(Integer.toString(series.everyWeeks())));
    item.put("inviteDays", fromN(Integer.toString(series.inviteDays())));
    item.put("contact", fromS(series.contact()));
    item.put(
        "changes",
        fromL(
            series.changes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> change(entry.getKey(), entry.getValue()))
                .toList()));
    return item;
  }

  private static Series series(Map<String, AttributeValue> item) {
    var changes = new HashMap<LocalDate, Change>();
    for (var value : Items.list(item, "changes")) {
      var change = value.m();
      var sequence = Items.integer(change, "sequence");
      changes.put(
          LocalDate.parse(Items.string(change, "date")),
          change.containsKey("to")
              ? new Change.Moved(LocalDateTime.parse(Items.string(change, "to")), sequence)
              : new Change.Cancelled(sequence));
    }
    return new Series(
        Items.string(item, "sk"),
        texts(item, "title"),
        texts(item, "description"),
        texts(item, "place"),
        LocalDate.parse(Items.string(item, "anchor")),
        LocalTime.parse(Items.string(item, "start")),
        Duration.parse(Items.string(item, "length")),
        ZoneId.of(Items.string(item, "zone")),
        Items.integer(item, "everyWeeks"),
        Items.integer(item, "inviteDays"),
        Items.string(item, "contact"),
        changes);
  }

  private static AttributeValue change(LocalDate date, Change change) {
    var map = new HashMap<String, AttributeValue>();
    map.put("date", fromS(date.toString()));
    map.put("sequence", fromN(Integer.toString(change.sequence())));
    if (change instanceof Change.Moved moved) {
      map.put("to", fromS(moved.to().toString()));
    }
    return fromM(map);
  }

  private static Map<String, AttributeValue> item(Registration registration) {
    var item = new HashMap<>(Table.key(pk(registration.series()), "REG#" + registration.who()));
    item.put("type", fromS("registration"));
    item.put(Table.WHO, Table.who(registration.who()));
    item.put("since", Instants.value(registration.since()));
    FieldItems.put(item, RegistrationFields.FIELDS, registration.answers());
    return item;
  }

  private static Registration registration(String series, Map<String, AttributeValue> item) {
    return new Registration(
        series, FieldItems.read(RegistrationFields.FIELDS, item), Items.instant(item, "since"));
  }

  private static Optional<Rsvp> rsvp(
      String series, LocalDate date, Map<String, AttributeValue> item) {
    return Answer.of(Items.string(item, "answer"))
        .map(
            answer ->
                new Rsvp(
                    series, date, Items.string(item, "email"), answer, Items.instant(item, "at")));
  }

  private static boolean isIn(Map<String, AttributeValue> item) {
    return !item.containsKey("leftAt");
  }

  private static String pk(String series) {
    return "SERIES#" + series;
  }

  private static String sk(Occurrence date) {
    return "INVITED#" + date.original() + "#" + date.sequence();
  }

  private static void texts(Map<String, AttributeValue> item, String name, Texts texts) {
    var map = new HashMap<String, AttributeValue>();
    texts.byLanguage().forEach((language, text) -> map.put(language.tag(), fromS(text)));
    item.put(name, fromM(map));
  }

  private static Texts texts(Map<String, AttributeValue> item, String name) {
    var map = Items.map(item, name);
    var texts = new HashMap<Language, String>();
    for (var language : Language.all()) {
      if (Language.required().contains(language) || map.containsKey(language.tag())) {
        texts.put(language, Items.string(map, language.tag()));
      }
    }
    return new Texts(texts);
  }
}
