package org.backbone.access.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.backbone.access.AboutPeople;
import org.backbone.access.Kept;
import org.backbone.access.People;
import org.backbone.access.PeopleDeeds;
import org.backbone.audit.Actor;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// People as the items that say [Table#WHO]. A tombstone is the item `ERASED#digest` / `META`, and
/// the file `erased/digest`, which says when and by whom, each on a line.
public final class DynamoPeople implements People {
  private static final String META = "META";
  private static final String FOLDER = "erased/";

  // Each of them may have many things: so many fit a request.
  private static final int AT_ONCE = 10;

  // How it is found and kept, and who of the staff decided, says nothing about the person.
  private static final Set<String> OURS =
      Set.of("pk", "sk", "type", "op", Table.WHO, "duePk", "dueSk", "decidedBy", "resentBy");

  private final Table table;
  private final FileStore files;
  private final Map<String, Erasure> erasures;

  /// People of this table.
  ///
  /// @param files where tombstones lie apart from the table
  /// @param erasures what becomes of items of each type that says whom it is about
  public DynamoPeople(Table table, FileStore files, Map<String, Erasure> erasures) {
    this.table = table;
    this.files = files;
    this.erasures = Map.copyOf(erasures);
  }

  /// What is kept about people of this table, for who may not erase it.
  public static AboutPeople toRead(Table table) {
    return email ->
        items(table, EmailAddress.digest(email)).stream().map(item -> kept(item, false)).toList();
  }

  @Override
  public List<Kept> about(String email) {
    return items(EmailAddress.digest(email)).stream().map(this::kept).toList();
  }

  // The tombstone first: what breaks off after it is done again.
  @Override
  public Erased erase(String email, Actor by, Instant at) {
    var digest = EmailAddress.digest(email);
    var items = items(digest);
    var stays = items.stream().filter(this::stays).map(this::kept).toList();
    if (!stays.isEmpty()) {
      return new Erased.Held(stays);
    }
    files.put(
        FOLDER + digest, "text/plain", (at + "\n" + by.id()).getBytes(StandardCharsets.UTF_8));
    bury(email, by, at);
    items.forEach(item -> erasure(item).act().accept(table, item));
    return new Erased.Gone(items.size());
  }

  @Override
  public Again again(String after) {
    var found = files.list(FOLDER, after, AT_ONCE);
    var stays = new ArrayList<Kept>();
    for (var file : found) {
      var digest = file.substring(FOLDER.length());
      var said = read(file);
      var at = Instant.parse(said.getFirst());
      table.put(tombstone(digest, said.getLast(), at));
      for (var item : items(digest)) {
        if (!isOlder(item, at)) {
          continue;
        }
        if (stays(item)) {
          stays.add(kept(item));
        } else {
          erasure(item).act().accept(table, item);
        }
      }
    }
    return new Again(found.size(), stays, found.size() < AT_ONCE ? "" : found.getLast());
  }

  // A line for each erasure: what is tried again at the same moment is the same one.
  private void bury(String email, Actor by, Instant at) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(
        table.putAction(
            tombstone(EmailAddress.digest(email), by.id(), at),
            Table.NEW + " OR #at <> :at",
            Map.of("#at", "at"),
            Map.of(":at", Instants.value(at))));
    actions.addAll(DynamoAuditTrail.actions(table, PeopleDeeds.erased(email, at, by)));
    var _ = table.transact(actions);
  }

  private static Map<String, AttributeValue> tombstone(String digest, String by, Instant at) {
    return Map.of(
        "pk", fromS("ERASED#" + digest),
        "sk", fromS(META),
        "type", fromS("tombstone"),
        "at", Instants.value(at),
        "by", fromS(by),
        "expiresAt", Instants.epochSeconds(at.plus(REMEMBERED)));
  }

  private List<String> read(String file) {
    try (var opened = files.open(file, "").orElseThrow()) {
      var text = new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split("\n", 2));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a tombstone", e);
    }
  }

  private List<Map<String, AttributeValue>> items(String digest) {
    return items(table, digest);
  }

  // One that is gone meanwhile is as good as none.
  private static List<Map<String, AttributeValue>> items(Table table, String digest) {
    return table
        .about(digest, "")
        .map(key -> table.get(Items.string(key, "pk"), Items.string(key, "sk")))
        .flatMap(Optional::stream)
        .filter(item -> item.containsKey(Table.WHO))
        .toList();
  }

  private boolean isOlder(Map<String, AttributeValue> item, Instant at) {
    var since = erasure(item).since();
    return since.isEmpty() || Items.instant(item, since).isBefore(at);
  }

  private boolean stays(Map<String, AttributeValue> item) {
    return erasure(item).stays().test(item);
  }

  private Erasure erasure(Map<String, AttributeValue> item) {
    var type = Items.string(item, "type");
    return Optional.ofNullable(erasures.get(type))
        .orElseThrow(() -> new IllegalStateException("nothing says how to erase a " + type));
  }

  private Kept kept(Map<String, AttributeValue> item) {
    return kept(item, stays(item));
  }

  private static Kept kept(Map<String, AttributeValue> item, boolean stays) {
    var says = new TreeMap<String, Object>();
    item.forEach(
        (name, value) -> {
          if (!OURS.contains(name)) {
            plain(value).ifPresent(plain -> says.put(name, plain));
          }
        });
    return new Kept(
        Items.string(item, "type"),
        Items.string(item, "pk") + "/" + Items.string(item, "sk"),
        says,
        stays);
  }

  // Bytes say nothing to anybody.
  private static Optional<Object> plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> Optional.of(value.s());
      case N -> Optional.of(new BigDecimal(value.n()));
      case BOOL -> Optional.of(value.bool());
      case SS -> Optional.of(value.ss());
      case NS -> Optional.of(value.ns());
      case L ->
          Optional.of(
              value.l().stream().map(DynamoPeople::plain).flatMap(Optional::stream).toList());
      case M -> {
        var map = new HashMap<String, Object>();
        value.m().forEach((name, inner) -> plain(inner).ifPresent(plain -> map.put(name, plain)));
        yield Optional.of(map);
      }
      case B, BS, NUL, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
    };
  }
}
