package org.backbone.access.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Sessions as items: `SESSION#` with the digest of the token / `META`; they go by TTL, and are
/// over before that.
public final class DynamoSessionStore implements SessionStore {
  private static final String META = "META";

  private final Table table;

  /// Sessions of this table.
  public DynamoSessionStore(Table table) {
    this.table = table;
  }

  @Override
  public String start(Session session) {
    var token = Ids.token();
    table.put(
        Map.of(
            "pk", fromS(key(token)),
            "sk", fromS(META),
            "type", fromS("session"),
            "partner", fromS(session.partner()),
            "email", fromS(session.email()),
            "language", fromS(session.language().tag()),
            "until", fromS(session.expiresAt().toString()),
            "expiresAt", fromN(Long.toString(session.expiresAt().getEpochSecond() + 1))));
    return token;
  }

  @Override
  public Optional<Session> find(String token, Instant now) {
    return table
        .get(key(token), META)
        .map(DynamoSessionStore::session)
        .filter(session -> session.lastsAt(now));
  }

  @Override
  public void end(String token) {
    table.delete(key(token), META);
  }

  private static String key(String token) {
    return "SESSION#" + Digest.sha256(token);
  }

  private static Session session(Map<String, AttributeValue> item) {
    return new Session(
        Items.string(item, "partner"),
        Items.string(item, "email"),
        Language.of(Items.string(item, "language")).orElseThrow(),
        Items.instant(item, "until"));
  }
}
