package org.backbone.mail.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backbone.mail.Link;
import org.backbone.mail.LinkUse;
import org.backbone.mail.Links;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Links as items: pk `LINK#<sha256 of the token>`, sk `META`.
public final class DynamoLinks implements Links {
  private final Table table;

  /// Links in `table`.
  public DynamoLinks(Table table) {
    this.table = table;
  }

  /// The put of a link, for the transaction of whatever its mail is about.
  public static TransactWriteItem addAction(Table table, Link link) {
    return table.putAction(item(link), Table.NEW);
  }

  @Override
  public void add(Link link) {
    table.put(item(link));
  }

  @Override
  public Optional<Link> find(String token, Link.Purpose purpose) {
    return table
        .get(pk(Digest.sha256(token)), "META")
        .filter(item -> Items.string(item, "purpose").equals(purpose.name()))
        .map(
            item ->
                new Link(
                    Digest.sha256(token),
                    purpose,
                    Items.string(item, "subject"),
                    Language.of(Items.string(item, "language")).orElseThrow(),
                    Items.instant(item, "until")));
  }

  /// How the link that `token` opens was used, if it was.
  public static Optional<LinkUse> useOf(Table table, String token) {
    return table
        .get(pk(Digest.sha256(token)), "META")
        .filter(item -> item.containsKey("usedAt"))
        .map(
            item ->
                new LinkUse(
                    Items.string(item, "press"),
                    Items.string(item, "opened"),
                    Items.instant(item, "usedAt")));
  }

  /// The use of a link that works once, for the transaction of what it begins; it fails where the
  /// link is for something else, is over, or was used in another way than `before`. TTL may lag, so
  /// the end is checked too.
  public static TransactWriteItem useAction(
      Table table, String token, Link.Purpose purpose, Optional<LinkUse> before, LinkUse use) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":purpose", fromS(purpose.name()));
    values.put(":now", Instants.value(use.at()));
    values.put(":press", fromS(use.press()));
    values.put(":opened", fromS(use.opened()));
    before.ifPresent(earlier -> values.put(":before", fromS(earlier.opened())));
    return table.updateAction(
        pk(Digest.sha256(token)),
        "META",
        "SET usedAt = :now, press = :press, opened = :opened",
        "purpose = :purpose AND #until > :now AND "
            + (before.isPresent() ? "opened = :before" : "attribute_not_exists(usedAt)"),
        Map.of("#until", "until"),
        values);
  }

  private static Map<String, AttributeValue> item(Link link) {
    var item = new HashMap<>(Table.key(pk(link.digest()), "META"));
    item.put("type", fromS("link"));
    item.put("purpose", fromS(link.purpose().name()));
    item.put("subject", fromS(link.subject()));
    item.put("language", fromS(link.language().tag()));
    item.put("until", Instants.value(link.until()));
    item.put("expiresAt", Instants.epochSeconds(link.until().plus(Link.REMEMBERED)));
    if (!link.email().isEmpty()) {
      item.put(Table.WHO, Table.who(EmailAddress.digest(link.email())));
    }
    return item;
  }

  /// What becomes of links when whoever has them is erased: they go.
  public static Map<String, Erasure> erasures() {
    return Map.of("link", Erasure.whole(""));
  }

  private static String pk(String digest) {
    return "LINK#" + digest;
  }
}
