package org.backbone.outcomes.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backbone.access.Program;
import org.backbone.metrics.Amount;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.table.MetricKeys;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Statement;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.DoubtCode;
import org.backbone.outcomes.check.FigureCounts;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An upload as an item, and back.
final class UploadItem {
  /// What is to be done about an upload without a file: to look for it.
  static final String AWAITED = "AWAITED";

  /// What is to be done about an upload whose file is here and unread: to try again.
  static final String HINDERED = "HINDERED";

  /// What is to be done about an upload whose file stops whatever reads it: to look at it.
  static final String UNREADABLE = "UNREADABLE";

  /// What is to be done about an upload whose file is not to stay: to delete it.
  static final String UNERASED = "UNERASED";

  private static final String PROGRAM = "program";
  private static final String CHANGES = "changes";
  private static final String CONFIRMATION = "confirmation";
  private static final String ORIGIN = "origin";
  private static final String PEOPLE = "people";
  private static final String PERIODS = "periods";

  private UploadItem() {}

  static Map<String, AttributeValue> write(String pk, String sk, Upload upload) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(pk));
    item.put("sk", fromS(sk));
    item.put("type", fromS("upload"));
    item.put("id", fromS(upload.id()));
    item.put("slot", fromS(MetricKeys.of(upload.slot())));
    item.put("seq", number(upload.seq()));
    item.put("email", fromS(upload.email()));
    if (!upload.email().isEmpty()) {
      item.put(Table.WHO, Table.who(EmailAddress.digest(upload.email())));
    }
    if (upload.program() != null) {
      item.put(PROGRAM, program(upload.program()));
    }
    item.put("language", fromS(upload.language().tag()));
    item.put("requestedAt", fromS(upload.requestedAt().toString()));
    item.put("withdrawn", fromBool(upload.withdrawn()));
    if (upload.withdrawnAt() != null) {
      item.put("withdrawnAt", Instants.value(upload.withdrawnAt()));
    }
    if (upload.isAwaited()) {
      item.put("duePk", fromS(upload.outcome() instanceof Outcome.Hindered ? HINDERED : AWAITED));
      item.put("dueSk", Instants.value(upload.firstLook()));
    }
    switch (upload.outcome()) {
      case Outcome.Requested _ -> item.put("state", fromS("requested"));
      case Outcome.Hindered hindered -> {
        item.put("state", fromS("hindered"));
        item.put("hinderedSince", fromS(hindered.since().toString()));
        item.put("givenUp", fromBool(hindered.givenUp()));
        if (hindered.confirmation() != null) {
          item.put(CONFIRMATION, confirmation(hindered.confirmation()));
        }
      }
      case Outcome.Asked asked -> {
        item.put("state", fromS("asked"));
        item.put("file", file(asked.file()));
        item.put("settledAt", fromS(asked.at().toString()));
        item.put("rows", number(asked.rows()));
      }
      case Outcome.Answered answered -> {
        item.put("state", fromS("answered"));
        item.put("file", file(answered.file()));
        item.put("settledAt", fromS(answered.at().toString()));
        if (answered.confirmation() != null) {
          item.put(CONFIRMATION, confirmation(answered.confirmation()));
        }
      }
      case Outcome.Accepted accepted -> {
        item.put("state", fromS("accepted"));
        item.put("file", file(accepted.file()));
        item.put("settledAt", fromS(accepted.at().toString()));
        item.put("reading", reading(accepted.reading()));
        item.put("aggregate", fromS(accepted.aggregate()));
        item.put("tables", tables(accepted.tables()));
        if (accepted.confirmation() != null) {
          item.put(CONFIRMATION, confirmation(accepted.confirmation()));
        }
        if (accepted.changes() != null) {
          item.put(CHANGES, changes(accepted.changes()));
        }
        if (accepted.origin() != null) {
          item.put(ORIGIN, origin(accepted.origin()));
        }
        // Whatever is written of the upload later, it is looked at once more.
        if (upload.isToErase()) {
          item.put("duePk", fromS(UNERASED));
          item.put("dueSk", Instants.value(accepted.at()));
        }
      }
      case Outcome.Held held -> {
        item.put("state", fromS("held"));
        item.put("file", file(held.file()));
        item.put("settledAt", fromS(held.at().toString()));
        item.put("reading", reading(held.reading()));
        item.put("aggregate", fromS(held.aggregate()));
        item.put("tables", tables(held.tables()));
        item.put("doubts", doubts(held.doubts()));
      }
      case Outcome.Stated stated -> {
        item.put("state", fromS("stated"));
        item.put("statement", fromS(stated.statement().code()));
        item.put("settledAt", fromS(stated.at().toString()));
      }
      case Outcome.Refused refused -> {
        item.put("state", fromS("refused"));
        item.put("file", file(refused.file()));
        item.put("settledAt", fromS(refused.at().toString()));
        item.put("rows", number(refused.rows()));
        item.put("badRows", number(refused.badRows()));
        item.put("problems", groups(refused.problems()));
        item.put("errorFile", fromS(refused.errorFile()));
        // Whatever is written of the upload later, it is looked at once more.
        if (upload.isToErase()) {
          item.put("duePk", fromS(UNERASED));
          item.put("dueSk", Instants.value(refused.at()));
        } else if (refused.isUnreadable() && !upload.withdrawn()) {
          item.put("duePk", fromS(UNREADABLE));
          item.put("dueSk", Instants.value(refused.at()));
        }
      }
    }
    return item;
  }

  static Upload read(Map<String, AttributeValue> item) {
    return new Upload(
        Items.string(item, "id"),
        MetricKeys.slot(Items.string(item, "slot")),
        Items.number(item, "seq"),
        Items.string(item, "email"),
        // A contact did it, where none did.
        item.containsKey(PROGRAM) ? program(Items.map(item, PROGRAM)) : null,
        Language.of(Items.string(item, "language")).orElseThrow(),
        Items.instant(item, "requestedAt"),
        outcome(item),
        Items.bool(item, "withdrawn"),
        // It was not kept from the beginning.
        Items.optionalInstant(item, "withdrawnAt").orElse(null));
  }

  private static Outcome outcome(Map<String, AttributeValue> item) {
    var state = Items.string(item, "state");
    return switch (state) {
      case "requested" -> new Outcome.Requested();
      case "hindered" ->
          new Outcome.Hindered(
              Items.instant(item, "hinderedSince"),
              Items.bool(item, "givenUp"),
              readConfirmation(item));
      case "asked" ->
          new Outcome.Asked(
              file(Items.map(item, "file")),
              Items.instant(item, "settledAt"),
              Items.integer(item, "rows"));
      case "answered" ->
          new Outcome.Answered(
              file(Items.map(item, "file")),
              Items.instant(item, "settledAt"),
              readConfirmation(item));
      case "accepted" ->
          new Outcome.Accepted(
              file(Items.map(item, "file")),
              Items.instant(item, "settledAt"),
              reading(Items.map(item, "reading")),
              Items.string(item, "aggregate"),
              readTables(item),
              readConfirmation(item),
              item.containsKey(CHANGES) ? readChanges(Items.map(item, CHANGES)) : null,
              item.containsKey(ORIGIN) ? readOrigin(Items.map(item, ORIGIN)) : null);
      case "held" ->
          new Outcome.Held(
              file(Items.map(item, "file")),
              Items.instant(item, "settledAt"),
              reading(Items.map(item, "reading")),
              Items.string(item, "aggregate"),
              readTables(item),
              readDoubts(Items.list(item, "doubts")));
      case "stated" ->
          new Outcome.Stated(
              Statement.valueOf(Items.string(item, "statement").toUpperCase(Locale.ROOT)),
              Items.instant(item, "settledAt"));
      case "refused" ->
          new Outcome.Refused(
              file(Items.map(item, "file")),
              Items.instant(item, "settledAt"),
              Items.integer(item, "rows"),
              Items.integer(item, "badRows"),
              readGroups(Items.list(item, "problems")),
              Items.string(item, "errorFile"));
      default -> throw new IllegalStateException("no upload is " + state);
    };
  }

  private static AttributeValue tables(SortedSet<TableKey> tables) {
    return fromSs(tables.stream().map(MetricKeys::of).collect(Collectors.toList()));
  }

  private static SortedSet<TableKey> readTables(Map<String, AttributeValue> item) {
    return Items.strings(item, "tables").stream()
        .map(MetricKeys::table)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static AttributeValue changes(FigureCounts changes) {
    return fromM(
        Map.of(
            "added", number(changes.added()),
            "changed", number(changes.changed()),
            "gone", number(changes.gone())));
  }

  private static FigureCounts readChanges(Map<String, AttributeValue> map) {
    return new FigureCounts(
        Items.integer(map, "added"), Items.integer(map, "changed"), Items.integer(map, "gone"));
  }

  private static AttributeValue origin(Outcome.Origin origin) {
    return fromM(
        Map.of(
            "id", fromS(origin.id()),
            "slot", fromS(MetricKeys.of(origin.slot())),
            "seq", number(origin.seq())));
  }

  private static Outcome.Origin readOrigin(Map<String, AttributeValue> map) {
    return new Outcome.Origin(
        Items.string(map, "id"),
        MetricKeys.slot(Items.string(map, "slot")),
        Items.number(map, "seq"));
  }

  private static AttributeValue confirmation(Outcome.Confirmation confirmation) {
    return fromM(
        Map.of(
            "at", fromS(confirmation.at().toString()),
            "reason", fromS(confirmation.reason()),
            "figures", fromS(confirmation.figures()),
            "doubts", doubts(confirmation.doubts())));
  }

  // Where nothing was asked, there is none.
  private static Outcome.@Nullable Confirmation readConfirmation(Map<String, AttributeValue> item) {
    if (!item.containsKey(CONFIRMATION)) {
      return null;
    }
    var map = Items.map(item, CONFIRMATION);
    return new Outcome.Confirmation(
        Items.instant(map, "at"),
        Items.string(map, "reason"),
        readDoubts(Items.list(map, "doubts")),
        Items.string(map, "figures"));
  }

  private static AttributeValue doubts(List<Doubt> doubts) {
    return fromL(
        doubts.stream()
            .map(
                doubt ->
                    fromM(
                        Map.of(
                            "code",
                            fromS(doubt.code().name()),
                            "about",
                            fromS(doubt.about()),
                            "count",
                            number(doubt.count()),
                            "examples",
                            fromL(doubt.examples().stream().map(UploadItem::example).toList()),
                            PERIODS,
                            fromL(
                                doubt.periods().stream()
                                    .map(period -> fromS(period.code()))
                                    .toList()))))
            .toList());
  }

  // There was none before a file could be about several.
  private static SortedSet<Period> readPeriods(Map<String, AttributeValue> map) {
    var periods = new TreeSet<Period>();
    if (map.containsKey(PERIODS)) {
      Items.list(map, PERIODS).forEach(period -> periods.add(new Period(period.s())));
    }
    return periods;
  }

  private static AttributeValue example(Doubt.Example example) {
    return fromM(
        Map.of(
            "row", number(example.row()),
            "place", fromS(example.place()),
            "before", amount(example.before()),
            "now", amount(example.now())));
  }

  private static AttributeValue amount(Amount amount) {
    return fromL(List.of(number(amount.low()), number(amount.high()), number(amount.hidden())));
  }

  private static List<Doubt> readDoubts(List<AttributeValue> list) {
    return list.stream()
        .map(AttributeValue::m)
        .map(
            map ->
                new Doubt(
                    DoubtCode.valueOf(Items.string(map, "code")),
                    Items.string(map, "about"),
                    Items.integer(map, "count"),
                    Items.list(map, "examples").stream()
                        .map(AttributeValue::m)
                        .map(UploadItem::readExample)
                        .toList(),
                    readPeriods(map)))
        .toList();
  }

  private static Doubt.Example readExample(Map<String, AttributeValue> map) {
    return new Doubt.Example(
        Items.number(map, "row"),
        Items.string(map, "place"),
        readAmount(Items.list(map, "before")),
        readAmount(Items.list(map, "now")));
  }

  private static Amount readAmount(List<AttributeValue> list) {
    return new Amount(
        Long.parseLong(list.get(0).n()),
        Long.parseLong(list.get(1).n()),
        Integer.parseInt(list.get(2).n()));
  }

  private static AttributeValue program(Program program) {
    return fromM(Map.of("id", fromS(program.id()), "name", fromS(program.name())));
  }

  private static Program program(Map<String, AttributeValue> map) {
    return new Program(Items.string(map, "id"), Items.string(map, "name"));
  }

  private static AttributeValue file(FileFacts file) {
    return fromM(
        Map.of(
            "name", fromS(file.name()),
            "bytes", number(file.bytes()),
            "sha256", fromS(file.sha256())));
  }

  private static FileFacts file(Map<String, AttributeValue> map) {
    return new FileFacts(
        Items.string(map, "name"), Items.number(map, "bytes"), Items.string(map, "sha256"));
  }

  private static AttributeValue reading(Reading reading) {
    return fromM(
        Map.of(
            "rows",
            number(reading.rows()),
            "counted",
            number(reading.counted()),
            "skipped",
            number(reading.skipped()),
            "hidden",
            number(reading.hidden()),
            "notes",
            groups(reading.notes()),
            PEOPLE,
            fromBool(reading.isOfPeople())));
  }

  private static Reading reading(Map<String, AttributeValue> map) {
    return new Reading(
        Items.integer(map, "rows"),
        Items.integer(map, "counted"),
        Items.integer(map, "skipped"),
        Items.integer(map, "hidden"),
        readGroups(Items.list(map, "notes")),
        // It was not kept from the beginning.
        map.containsKey(PEOPLE) && Items.bool(map, PEOPLE));
  }

  private static AttributeValue groups(List<ProblemGroup> groups) {
    return fromL(groups.stream().map(UploadItem::group).toList());
  }

  private static AttributeValue group(ProblemGroup group) {
    return fromM(
        Map.of(
            "code", fromS(group.code()),
            "column", fromS(group.column()),
            "rows", number(group.rows()),
            "arguments", fromL(group.arguments().stream().map(AttributeValue::fromS).toList()),
            "samples",
                fromL(
                    group.samples().stream()
                        .map(
                            sample ->
                                fromM(
                                    Map.of(
                                        "row", number(sample.row()),
                                        "value", fromS(sample.value()),
                                        "about", fromS(sample.about()))))
                        .toList())));
  }

  private static List<ProblemGroup> readGroups(List<AttributeValue> list) {
    return list.stream().map(AttributeValue::m).map(UploadItem::group).toList();
  }

  private static ProblemGroup group(Map<String, AttributeValue> map) {
    return new ProblemGroup(
        Items.string(map, "code"),
        Items.string(map, "column"),
        Items.integer(map, "rows"),
        Items.list(map, "arguments").stream().map(AttributeValue::s).toList(),
        Items.list(map, "samples").stream()
            .map(AttributeValue::m)
            .map(
                sample ->
                    new ProblemGroup.Sample(
                        Items.number(sample, "row"),
                        Items.string(sample, "value"),
                        // Samples kept before they said what they are about.
                        Items.stringOr(sample, "about", "")))
            .toList());
  }

  private static AttributeValue number(long number) {
    return fromN(Long.toString(number));
  }
}
