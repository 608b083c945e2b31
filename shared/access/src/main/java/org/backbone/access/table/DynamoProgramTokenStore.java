package org.backbone.access.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.platform.core.Attempts;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Tokens as items: `TOKEN#` with the digest of what is shown / `META`, and for each a place of its
/// partner's, `TOKENS#partner` / `1` to `5`. There are no more places, so no more tokens. Both go
/// by TTL, and are over before that.
public final class DynamoProgramTokenStore implements ProgramTokenStore {
  private static final String META = "META";
  private static final String SHA256 = "sha256";
  private static final String USED_ON = "usedOn";
  private static final Attempts ATTEMPTS = Attempts.ofAWrite();

  private final Table table;

  /// Tokens of this table.
  public DynamoProgramTokenStore(Table table) {
    this.table = table;
  }

  /// A place of a partner's.
  ///
  /// @param digest of the token that has it, or had it
  /// @param item of that token; empty where it is gone
  private record Place(String number, String digest, Optional<Map<String, AttributeValue>> item) {
    Optional<ProgramToken> token() {
      return item.map(DynamoProgramTokenStore::token);
    }

    Optional<ProgramToken> live(Instant now) {
      return token().filter(token -> token.lastsAt(now));
    }

    boolean isOf(ProgramToken wanted) {
      return token().filter(token -> token.id().equals(wanted.id())).isPresent();
    }
  }

  // Decided again where another token took the place meanwhile.
  @Override
  public Making make(ProgramToken token, AuditEntry line) {
    return ATTEMPTS.until(
        "make a token",
        () -> {
          var now = token.madeAt();
          var places = places(token.partner());
          var live = places.stream().filter(place -> place.live(now).isPresent()).toList();
          var same = live.stream().filter(place -> place.isOf(token)).findFirst();
          if (same.isPresent()) {
            var before = same.get();
            return before.token().orElseThrow().usedOn() == null
                ? put(before.number(), same, token, List.of())
                : Optional.of(new Making.InUse());
          }
          if (live.stream().flatMap(place -> place.token().stream()).anyMatch(token::isCalledAs)) {
            return Optional.of(new Making.NameTaken());
          }
          var free = free(live);
          return free.isEmpty()
              ? Optional.of(new Making.Full())
              : put(
                  free.get(),
                  places.stream().filter(place -> place.number().equals(free.get())).findFirst(),
                  token,
                  DynamoAuditTrail.actions(table, line));
        });
  }

  private static Optional<String> free(List<Place> live) {
    return IntStream.rangeClosed(1, MOST)
        .mapToObj(Integer::toString)
        .filter(number -> live.stream().noneMatch(place -> place.number().equals(number)))
        .findFirst();
  }

  private Optional<Making> put(
      String number, Optional<Place> before, ProgramToken token, List<TransactWriteItem> lines) {
    var value = ProgramToken.newValue();
    var digest = Digest.sha256(value);
    var actions = new ArrayList<>(lines);
    actions.add(table.putAction(item(digest, token), Table.NEW));
    actions.add(take(number, before, digest, token));
    before
        .filter(place -> place.item().isPresent())
        .ifPresent(place -> actions.add(table.deleteAction(key(place.digest()), META)));
    return table.transact(actions) ? Optional.of(new Making.Made(value)) : Optional.empty();
  }

  private TransactWriteItem take(
      String number, Optional<Place> before, String digest, ProgramToken token) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":type", fromS("program-token-ref"));
    values.put(":sha256", fromS(digest));
    values.put(":end", end(token));
    before.ifPresent(place -> values.put(":before", fromS(place.digest())));
    return table.updateAction(
        places(token),
        number,
        "SET #type = :type, sha256 = :sha256, expiresAt = :end",
        before.isPresent() ? "sha256 = :before" : Table.NEW,
        Map.of("#type", "type"),
        values);
  }

  @Override
  public Optional<ProgramToken> find(String value, Instant now) {
    return table
        .get(key(Digest.sha256(value)), META)
        .map(DynamoProgramTokenStore::token)
        .filter(token -> token.lastsAt(now));
  }

  @Override
  public void use(String value, LocalDate day) {
    var _ =
        table.update(
            key(Digest.sha256(value)),
            META,
            "SET usedOn = :day",
            "attribute_exists(pk) AND (attribute_not_exists(usedOn) OR usedOn < :day)",
            Map.of(),
            Map.of(":day", fromS(day.toString())));
  }

  @Override
  public List<ProgramToken> live(String partner, Instant now) {
    return places(partner).stream()
        .flatMap(place -> place.live(now).stream())
        .sorted(
            Comparator.comparing(ProgramToken::madeAt).thenComparing(ProgramToken::id).reversed())
        .toList();
  }

  // Read again where its place has moved on meanwhile.
  @Override
  public void revoke(ProgramToken token, AuditEntry line) {
    ATTEMPTS.untilDone(
        "revoke a token",
        () -> {
          var place = places(token.partner()).stream().filter(each -> each.isOf(token)).findFirst();
          return place.isEmpty() || end(token, place.get(), line);
        });
  }

  private boolean end(ProgramToken token, Place place, AuditEntry line) {
    var actions = new ArrayList<>(DynamoAuditTrail.actions(table, line));
    actions.add(
        table.deleteAction(
            places(token),
            place.number(),
            "sha256 = :before",
            Map.of(":before", fromS(place.digest()))));
    actions.add(table.deleteAction(key(place.digest()), META));
    return table.transact(actions);
  }

  /// What becomes of tokens when whoever made them is erased: they end. The place that is left is
  /// nobody's, and free.
  public static Map<String, Erasure> erasures() {
    return Map.of("program-token", Erasure.whole("madeAt"));
  }

  private List<Place> places(String partner) {
    return table
        .query("TOKENS#" + partner, "")
        .map(
            item -> {
              var digest = Items.string(item, SHA256);
              return new Place(Items.string(item, "sk"), digest, table.get(key(digest), META));
            })
        .toList();
  }

  private static String places(ProgramToken token) {
    return "TOKENS#" + token.partner();
  }

  private static String key(String digest) {
    return "TOKEN#" + digest;
  }

  private static AttributeValue end(ProgramToken token) {
    return Instants.epochSeconds(token.expiresAt().plusSeconds(1));
  }

  private static Map<String, AttributeValue> item(String digest, ProgramToken token) {
    var item = new HashMap<>(Table.key(key(digest), META));
    item.put("type", fromS("program-token"));
    item.put(Table.WHO, Table.who(EmailAddress.digest(token.email())));
    item.put("id", fromS(token.id()));
    item.put("partner", fromS(token.partner()));
    item.put("email", fromS(token.email()));
    item.put("name", fromS(token.name()));
    item.put("madeAt", Instants.value(token.madeAt()));
    item.put("until", Instants.value(token.expiresAt()));
    item.put("expiresAt", end(token));
    return item;
  }

  private static ProgramToken token(Map<String, AttributeValue> item) {
    return new ProgramToken(
        Items.string(item, "id"),
        Items.string(item, "partner"),
        Items.string(item, "email"),
        Items.string(item, "name"),
        Items.instant(item, "madeAt"),
        Items.instant(item, "until"),
        // Nobody has used it yet.
        item.containsKey(USED_ON) ? LocalDate.parse(Items.string(item, USED_ON)) : null);
  }
}
