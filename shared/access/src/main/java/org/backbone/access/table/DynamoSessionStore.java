package org.backbone.access.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.OpenSession;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.mail.Link;
import org.backbone.mail.LinkUse;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.platform.core.Attempts;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Sessions as items: `SESSION#` with the digest of the token / `META`; they go by TTL, and are
/// over before that.
public final class DynamoSessionStore implements SessionStore {
  private static final String META = "META";
  private static final String PREFIX = "SESSION#";
  private static final Comparator<OpenSession> NEWEST_FIRST =
      Comparator.comparing((OpenSession open) -> open.session().expiresAt())
          .thenComparing(OpenSession::id)
          .reversed();
  private static final Attempts ATTEMPTS = Attempts.ofAWrite();

  private final Table table;

  /// Sessions of this table.
  public DynamoSessionStore(Table table) {
    this.table = table;
  }

  @Override
  public String start(Session session) {
    var token = Ids.token();
    table.put(item(Digest.sha256(token), session));
    return token;
  }

  @Override
  public Optional<String> startWith(String link, String press, Session session, Instant now) {
    // Decided again where another press came between: it may be the same page's first.
    return ATTEMPTS.until(
        "sign in",
        () -> {
          var before = DynamoLinks.useOf(table, link);
          if (before.isPresent() && !before.get().isRepeatedBy(Digest.sha256(press), now)) {
            return Optional.of(Optional.<String>empty());
          }
          var token = Ids.token();
          var use = new LinkUse(Digest.sha256(press), Digest.sha256(token), now);
          if (table.transact(startActions(link, before, use, session))) {
            return Optional.of(Optional.of(token));
          }
          // Unchanged since it was read: then it is the link itself that does not work.
          return DynamoLinks.useOf(table, link).equals(before)
              ? Optional.of(Optional.empty())
              : Optional.empty();
        });
  }

  private List<TransactWriteItem> startActions(
      String link, Optional<LinkUse> before, LinkUse use, Session session) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(DynamoLinks.useAction(table, link, Link.Purpose.SIGN_IN, before, use));
    actions.add(table.putAction(item(use.opened(), session), Table.NEW));
    before.ifPresent(earlier -> actions.add(table.deleteAction(key(earlier.opened()), META)));
    return actions;
  }

  @Override
  public Optional<Session> find(String token, Instant now) {
    return table
        .get(key(Digest.sha256(token)), META)
        .map(DynamoSessionStore::session)
        .filter(session -> session.lastsAt(now));
  }

  @Override
  public void end(String token) {
    table.delete(key(Digest.sha256(token)), META);
  }

  @Override
  public List<OpenSession> open(String partner, String email, Instant now) {
    return table
        .about(EmailAddress.digest(email), PREFIX)
        .map(key -> table.get(Items.string(key, "pk"), META))
        .flatMap(Optional::stream)
        .map(item -> new OpenSession(id(item), session(item)))
        .filter(open -> open.session().partner().equals(partner) && open.session().lastsAt(now))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  @Override
  public void endOpen(String id) {
    table.delete(key(id), META);
  }

  /// What becomes of sessions when whoever has them is erased: they end.
  public static Map<String, Erasure> erasures() {
    return Map.of("session", Erasure.whole(""));
  }

  private static String id(Map<String, AttributeValue> item) {
    return Items.string(item, "pk").substring(PREFIX.length());
  }

  private static String key(String digest) {
    return PREFIX + digest;
  }

  private static Map<String, AttributeValue> item(String digest, Session session) {
    return Map.of(
        "pk",
        fromS(key(digest)),
        "sk",
        fromS(META),
        "type",
        fromS("session"),
        Table.WHO,
        Table.who(EmailAddress.digest(session.email())),
        "partner",
        fromS(session.partner()),
        "email",
        fromS(session.email()),
        "language",
        fromS(session.language().tag()),
        "until",
        fromS(session.expiresAt().toString()),
        "expiresAt",
        fromN(Long.toString(session.expiresAt().getEpochSecond() + 1)));
  }

  private static Session session(Map<String, AttributeValue> item) {
    return new Session(
        Items.string(item, "partner"),
        Items.string(item, "email"),
        Language.of(Items.string(item, "language")).orElseThrow(),
        Items.instant(item, "until"));
  }
}
