package org.backbone.access.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backbone.access.StaffSession;
import org.backbone.access.StaffSessionStore;
import org.backbone.platform.core.Digest;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Staff's sessions as items: `STAFF#` with the digest of the browser's key / `META`.
public final class DynamoStaffSessionStore implements StaffSessionStore {
  private static final String META = "META";

  private final Table table;

  /// Sessions of this table.
  public DynamoStaffSessionStore(Table table) {
    this.table = table;
  }

  @Override
  public void start(String key, StaffSession session) {
    table.put(item(key, session));
  }

  @Override
  public Optional<StaffSession> find(String key, Instant now) {
    return table
        .get(pk(key), META)
        .map(DynamoStaffSessionStore::read)
        .filter(session -> now.isBefore(session.until()));
  }

  @Override
  public boolean renew(String key, StaffSession session) {
    return table.putWhere(item(key, session), "attribute_exists(pk)", Map.of());
  }

  @Override
  public void end(String key) {
    table.delete(pk(key), META);
  }

  private static String pk(String key) {
    return "STAFF#" + Digest.sha256(key);
  }

  private static Map<String, AttributeValue> item(String key, StaffSession session) {
    return Map.of(
        "pk", fromS(pk(key)),
        "sk", fromS(META),
        "type", fromS("staff-session"),
        "subject", fromS(session.subject()),
        "name", fromS(session.name()),
        "groups", fromL(session.groups().stream().sorted().map(AttributeValue::fromS).toList()),
        "checkedUntil", Instants.value(session.checkedUntil()),
        "refresh", fromS(session.refresh()),
        "until", Instants.value(session.until()),
        "expiresAt", Instants.epochSeconds(session.until().plusSeconds(1)));
  }

  private static StaffSession read(Map<String, AttributeValue> item) {
    return new StaffSession(
        Items.string(item, "subject"),
        Items.string(item, "name"),
        Set.copyOf(Items.texts(item, "groups")),
        Items.instant(item, "checkedUntil"),
        Items.string(item, "refresh"),
        Items.instant(item, "until"));
  }
}
