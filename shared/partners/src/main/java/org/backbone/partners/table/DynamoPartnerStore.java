package org.backbone.partners.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.backbone.access.ContactDirectory;
import org.backbone.access.Membership;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.partners.Application;
import org.backbone.partners.Decision;
import org.backbone.partners.JoinFields;
import org.backbone.partners.Joining;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.Slug;
import org.backbone.partners.Submission;
import org.backbone.platform.core.Attempts;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.table.FieldItems;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Partners as items: `PARTNER#id` / `META`; one reference each in the list `PARTNERS` /
/// `NAME#name#id`; the keys of their submissions as `KEY#partner-intake#digest` / `META`; members'
/// contacts as `CONTACT#email` / `PARTNER#id`.
public final class DynamoPartnerStore implements PartnerStore, ContactDirectory {
  private static final String META = "META";
  private static final String LIST = "PARTNERS";

  // A transaction can fail because another one was at the same item just then.
  private static final Attempts ATTEMPTS = Attempts.of(20);

  private final Table table;

  /// Partners of this table.
  public DynamoPartnerStore(Table table) {
    this.table = table;
  }

  // Partner, reference and key in one transaction. When it fails, either the key is known (a
  // repeated request) or the id
  // is taken (the next free one is tried).
  @Override
  public Joining join(Submission submission) {
    return ATTEMPTS.until(
        "join", () -> known(submission).or(() -> joined(submission, freeId(submission))));
  }

  @Override
  public Optional<Partner> find(String id) {
    return table.get(partnerKey(id), META).map(DynamoPartnerStore::partner);
  }

  @Override
  public List<PartnerSummary> all() {
    return table.query(LIST, "NAME#").map(DynamoPartnerStore::summary).toList();
  }

  @Override
  public Decision approve(String id, Instant at, KeptMessage welcome, Link signIn) {
    return decide(
        id,
        partner -> !partner.isApproved(),
        partner -> {
          var approved = partner.decided(PartnerStatus.APPROVED, at);
          var changes = new ArrayList<>(changes(partner, approved));
          changes.add(table.putAction(contact(approved), ""));
          changes.add(DynamoOutbox.addAction(table, welcome));
          changes.add(DynamoLinks.addAction(table, signIn));
          return written(changes, approved);
        });
  }

  @Override
  public Decision decline(String id, Instant at) {
    return decide(
        id,
        partner -> partner.status() == PartnerStatus.PENDING,
        partner -> {
          var declined = partner.decided(PartnerStatus.DECLINED, at);
          return written(changes(partner, declined), declined);
        });
  }

  @Override
  public List<Membership> membersOf(String email) {
    if (EmailAddress.fault(email).isPresent()) {
      return List.of();
    }
    return table
        .query("CONTACT#" + EmailAddress.normal(email), "PARTNER#")
        .map(reference -> find(Items.string(reference, "partner")))
        .flatMap(Optional::stream)
        .filter(Partner::isApproved)
        .map(member -> new Membership(member.id(), member.name()))
        .toList();
  }

  private Optional<Joining> joined(Submission submission, String id) {
    var partner = Partner.joining(id, submission.application(), submission.at());
    var written =
        table.transact(
            List.of(
                key(submission, partner),
                table.putAction(item(partner), Table.NEW),
                table.putAction(reference(partner), "")));
    return written ? Optional.of(new Joining.Joined(partner)) : Optional.empty();
  }

  private String freeId(Submission submission) {
    var ordinal = 1;
    while (find(Slug.of(submission.application().name(), ordinal)).isPresent()) {
      ordinal++;
    }
    return Slug.of(submission.application().name(), ordinal);
  }

  private Decision decide(
      String id, Predicate<Partner> isOpen, Function<Partner, Optional<Decision>> decision) {
    return ATTEMPTS.until(
        "decide " + id,
        () -> {
          var partner = find(id);
          if (partner.isEmpty()) {
            return Optional.of(new Decision.NoSuchPartner());
          }
          return isOpen.test(partner.get())
              ? decision.apply(partner.get())
              : Optional.of(new Decision.AlreadyDecided(partner.get()));
        });
  }

  private Optional<Decision> written(List<TransactWriteItem> changes, Partner decided) {
    return table.transact(changes) ? Optional.of(new Decision.Decided(decided)) : Optional.empty();
  }

  private Optional<Joining> known(Submission submission) {
    return table
        .get(submissionKey(submission), META)
        .filter(item -> Items.number(item, "expiresAt") > submission.at().getEpochSecond())
        .map(
            item ->
                Items.string(item, "bodyDigest").equals(submission.bodyDigest())
                    ? new Joining.Repeated(find(Items.string(item, "partner")).orElseThrow())
                    : new Joining.KeyReused());
  }

  // A key that has expired may still stand there: TTL deletes late.
  private TransactWriteItem key(Submission submission, Partner partner) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(
                        Map.of(
                            "pk", fromS(submissionKey(submission)),
                            "sk", fromS(META),
                            "type", fromS("idempotency"),
                            "bodyDigest", fromS(submission.bodyDigest()),
                            "partner", fromS(partner.id()),
                            "expiresAt",
                                fromN(
                                    Long.toString(
                                        submission.at().plus(KEY_LIFETIME).getEpochSecond()))))
                    .conditionExpression(Table.NEW + " OR expiresAt <= :now")
                    .expressionAttributeValues(
                        Map.of(":now", fromN(Long.toString(submission.at().getEpochSecond())))))
        .build();
  }

  // Only while the status is what was read: of two decisions at once, one looks again.
  private List<TransactWriteItem> changes(Partner before, Partner after) {
    var values =
        Map.of(
            ":before", fromS(before.status().code()),
            ":after", fromS(after.status().code()),
            ":at", fromS(String.valueOf(after.decidedAt())));
    var changes = new ArrayList<TransactWriteItem>();
    changes.add(
        table.updateAction(
            partnerKey(before.id()),
            META,
            "SET #status = :after, decidedAt = :at",
            "#status = :before",
            Map.of("#status", "status"),
            values));
    changes.add(table.putAction(reference(after), ""));
    return changes;
  }

  // A digest, because the key is whatever a caller chose.
  private static String submissionKey(Submission submission) {
    return "KEY#partner-intake#" + Digest.sha256(submission.key());
  }

  private static String partnerKey(String id) {
    return "PARTNER#" + id;
  }

  private static Map<String, AttributeValue> item(Partner partner) {
    var item = new HashMap<>(Table.key(partnerKey(partner.id()), META));
    item.put("type", fromS("partner"));
    item.put("id", fromS(partner.id()));
    FieldItems.put(item, JoinFields.FIELDS, partner.application().answers());
    item.put("status", fromS(partner.status().code()));
    item.put("joinedAt", fromS(partner.joinedAt().toString()));
    if (partner.decidedAt() != null) {
      item.put("decidedAt", fromS(partner.decidedAt().toString()));
    }
    return item;
  }

  private static Partner partner(Map<String, AttributeValue> item) {
    return new Partner(
        Items.string(item, "id"),
        new Application(FieldItems.read(JoinFields.FIELDS, item)),
        PartnerStatus.of(Items.string(item, "status")).orElseThrow(),
        Items.instant(item, "joinedAt"),
        // Only a partner that was decided on has it.
        Items.optionalInstant(item, "decidedAt").orElse(null));
  }

  private static Map<String, AttributeValue> contact(Partner member) {
    return Map.of(
        "pk", fromS("CONTACT#" + member.contact().email()),
        "sk", fromS(partnerKey(member.id())),
        "type", fromS("contact-ref"),
        "partner", fromS(member.id()));
  }

  private static Map<String, AttributeValue> reference(Partner partner) {
    var summary = partner.summary();
    return Map.of(
        "pk", fromS(LIST),
        "sk", fromS("NAME#" + summary.name().toLowerCase(Locale.ROOT) + "#" + summary.id()),
        "type", fromS("partner-ref"),
        "id", fromS(summary.id()),
        "name", fromS(summary.name()),
        "kind", fromS(summary.kind().code()),
        "status", fromS(summary.status().code()),
        "contactEmail", fromS(summary.email()),
        "contactLanguage", fromS(summary.language().tag()),
        "joinedAt", fromS(summary.joinedAt().toString()));
  }

  private static PartnerSummary summary(Map<String, AttributeValue> item) {
    return new PartnerSummary(
        Items.string(item, "id"),
        Items.string(item, "name"),
        PartnerKind.of(Items.string(item, "kind")).orElseThrow(),
        PartnerStatus.of(Items.string(item, "status")).orElseThrow(),
        Items.string(item, "contactEmail"),
        Language.of(Items.string(item, "contactLanguage")).orElseThrow(),
        Items.instant(item, "joinedAt"));
  }
}
