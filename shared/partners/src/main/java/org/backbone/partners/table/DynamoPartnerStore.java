package org.backbone.partners.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.backbone.access.ContactDirectory;
import org.backbone.access.Membership;
import org.backbone.audit.Actor;
import org.backbone.audit.table.ActorItem;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.partners.Application;
import org.backbone.partners.Contact;
import org.backbone.partners.Decision;
import org.backbone.partners.JoinFields;
import org.backbone.partners.Joining;
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerList;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.Slug;
import org.backbone.partners.Submission;
import org.backbone.partners.SuspendedContacts;
import org.backbone.platform.core.Attempts;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.FieldItems;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Partners as items: `PARTNER#id` / `META`; one reference each in the list of its status, and one
/// in each block of those that look alike, `LIKE#block` / `PARTNER#id`; the keys of their
/// submissions as `KEY#partner-intake#digest` / `META`; members' contacts as `CONTACT#email` /
/// `PARTNER#id`.
public final class DynamoPartnerStore implements PartnerStore, ContactDirectory, SuspendedContacts {
  private static final String META = "META";
  private static final String MEMBERS = "PARTNERS";

  // No partner's id is empty but for its hyphen.
  private static final String NOBODY = "-";

  // A transaction can fail because another one was at the same item just then.
  private static final Attempts ATTEMPTS = Attempts.ofAWrite();

  private static final Set<PartnerStatus> WAITING_OR_DECLINED =
      Set.of(PartnerStatus.PENDING, PartnerStatus.DECLINED);
  private static final Set<PartnerStatus> WITH_A_CONTACT =
      Set.of(
          PartnerStatus.PENDING,
          PartnerStatus.APPROVED,
          PartnerStatus.DECLINED,
          PartnerStatus.SUSPENDED);

  private static final Set<PartnerStatus> WITH_AN_AGREEMENT =
      Arrays.stream(PartnerStatus.values())
          .filter(PartnerStatus::hasAgreement)
          .collect(Collectors.toUnmodifiableSet());

  private static final String AGREEMENT_ENDS_ON = "agreementEndsOn";

  private final Table table;

  /// Partners of this table.
  public DynamoPartnerStore(Table table) {
    this.table = table;
  }

  // Partner, list entry and key in one transaction. When it fails, either the key is known (a
  // repeated request) or the id is taken (another one is tried).
  @Override
  public Joining join(Submission submission) {
    return ATTEMPTS.until(
        "join",
        () -> {
          var key = key(submission);
          return key.flatMap(item -> known(submission, item))
              .or(this::full)
              .or(() -> joined(submission, freeId(submission), key));
        });
  }

  @Override
  public Optional<Partner> find(String id) {
    return table.get(partnerKey(id), META).map(DynamoPartnerStore::partner);
  }

  @Override
  public List<PartnerSummary> members() {
    return table.query(MEMBERS, "").map(DynamoPartnerStore::summary).toList();
  }

  @Override
  public PartnerList list(PartnerStatus status, String after, int most) {
    // One more than asked for tells whether there is a rest.
    var items = table.page(list(status), after, most + 1);
    var shown = items.subList(0, Math.min(most, items.size()));
    return new PartnerList(
        shown.stream().map(DynamoPartnerStore::summary).toList(),
        shown.size() < items.size() ? Items.string(shown.getLast(), "sk") : "");
  }

  @Override
  public long waiting() {
    return table.count(list(PartnerStatus.PENDING));
  }

  @Override
  public List<Likeness.Match> alike(PartnerSummary partner) {
    var found = new TreeMap<String, PartnerSummary>();
    for (var block : Likeness.blocksAround(partner)) {
      for (var item : table.page(likePk(block), "", MOST_IN_A_BLOCK)) {
        var other = summary(item);
        found.put(other.id(), other);
      }
    }
    return Likeness.of(partner, found.values());
  }

  @Override
  public Decision approve(String id, Instant at, Actor by, KeptMessage welcome, Link signIn) {
    return decide(
        id,
        partner -> WAITING_OR_DECLINED.contains(partner.status()),
        partner -> {
          var approved = partner.decided(PartnerStatus.APPROVED, at, by);
          var changes = new ArrayList<>(changes(partner, approved, by));
          changes.add(table.putAction(contact(approved), ""));
          changes.add(DynamoOutbox.addAction(table, welcome));
          changes.add(DynamoLinks.addAction(table, signIn));
          return written(changes, approved);
        });
  }

  @Override
  public Decision decline(String id, Instant at, Actor by) {
    return decide(
        id,
        partner -> partner.status() == PartnerStatus.PENDING,
        partner -> {
          var declined = partner.decided(PartnerStatus.DECLINED, at, by);
          return written(changes(partner, declined, by), declined);
        });
  }

  @Override
  public Decision suspend(String id, Instant at, Actor by) {
    return change(
        id,
        at,
        by,
        Set.of(PartnerStatus.APPROVED),
        partner -> partner.decided(PartnerStatus.SUSPENDED, at, by));
  }

  @Override
  public Decision resume(String id, Instant at, Actor by) {
    return change(
        id,
        at,
        by,
        Set.of(PartnerStatus.SUSPENDED),
        partner -> partner.decided(PartnerStatus.APPROVED, at, by));
  }

  @Override
  public Decision remove(String id, Instant at, Actor by) {
    return change(
        id,
        at,
        by,
        Set.of(PartnerStatus.APPROVED, PartnerStatus.SUSPENDED),
        partner -> partner.left(at, by));
  }

  @Override
  public Decision changeContact(String id, Contact contact, Instant at, Actor by) {
    return change(id, at, by, WITH_A_CONTACT, partner -> partner.with(contact));
  }

  @Override
  public Decision changeAgreement(String id, @Nullable LocalDate endsOn, Instant at, Actor by) {
    return change(id, at, by, WITH_AN_AGREEMENT, partner -> partner.agreeingUntil(endsOn));
  }

  private Decision change(
      String id, Instant at, Actor by, Set<PartnerStatus> open, UnaryOperator<Partner> change) {
    return decide(
        id,
        partner -> open.contains(partner.status()) && !change.apply(partner).equals(partner),
        partner -> {
          var after = change.apply(partner);
          var actions = new ArrayList<>(replaced(partner, after));
          actions.addAll(
              DynamoAuditTrail.actions(table, PartnerDeeds.changed(partner, after, at, by)));
          return written(actions, after);
        });
  }

  // The whole item anew, while its status, its contact and its agreement are what was read; and
  // each reference that does not stand where it stood before.
  private List<TransactWriteItem> replaced(Partner before, Partner after) {
    var actions = new ArrayList<TransactWriteItem>();
    var values =
        new HashMap<>(
            Map.of(
                ":status", fromS(before.status().code()),
                ":email", fromS(before.contact().email())));
    before.agreementEnd().ifPresent(day -> values.put(":agreement", fromS(day.toString())));
    var sameAgreement =
        before.agreementEnd().isPresent()
            ? "#agreement = :agreement"
            : "attribute_not_exists(#agreement)";
    actions.add(
        table.putAction(
            item(after),
            "#status = :status AND #email = :email AND " + sameAgreement,
            Map.of(
                "#status",
                "status",
                "#email",
                JoinFields.CONTACT_EMAIL.attribute(),
                "#agreement",
                AGREEMENT_ENDS_ON),
            values));
    if (before.status() != after.status()) {
      actions.add(table.deleteAction(list(before.status()), place(before)));
    }
    actions.add(table.putAction(listed(after), ""));
    var blocks = Likeness.blocks(after.summary());
    Likeness.blocks(before.summary()).stream()
        .filter(block -> !blocks.contains(block))
        .forEach(block -> actions.add(table.deleteAction(likePk(block), partnerKey(before.id()))));
    actions.addAll(alikeActions(after));
    actions.addAll(contactActions(before, after));
    return actions;
  }

  // Where a member's contact may sign in. A suspended one is looked up as a member is, and has no
  // desk.
  private List<TransactWriteItem> contactActions(Partner before, Partner after) {
    var was = signsIn(before);
    var is = signsIn(after);
    var actions = new ArrayList<TransactWriteItem>();
    if (!was.equals(is)) {
      was.ifPresent(
          email -> actions.add(table.deleteAction("CONTACT#" + email, partnerKey(before.id()))));
      is.ifPresent(_ -> actions.add(table.putAction(contact(after), "")));
    }
    return actions;
  }

  private static Optional<String> signsIn(Partner partner) {
    return switch (partner.status()) {
      case APPROVED, SUSPENDED -> Optional.of(partner.contact().email());
      case PENDING, DECLINED, LEFT -> Optional.empty();
    };
  }

  /// What becomes of partners when their contact is erased: a member stays until it has another
  /// contact or leaves; a request to join goes, for there is nothing else in it.
  public static Map<String, Erasure> erasures() {
    return Map.of(
        "partner",
        new Erasure(
            "joinedAt",
            item -> signsIn(partner(item)).isPresent(),
            (table, item) -> new DynamoPartnerStore(table).forget(partner(item))));
  }

  private void forget(Partner partner) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(table.deleteAction(partnerKey(partner.id()), META));
    actions.add(table.deleteAction(list(partner.status()), place(partner)));
    Likeness.blocks(partner.summary())
        .forEach(block -> actions.add(table.deleteAction(likePk(block), partnerKey(partner.id()))));
    var _ = table.transact(actions);
  }

  @Override
  public List<Membership> membersOf(String email) {
    if (EmailAddress.fault(email).isPresent()) {
      return List.of();
    }
    var references = table.query("CONTACT#" + EmailAddress.normal(email), "PARTNER#").toList();
    if (references.isEmpty()) {
      // As for somebody: how long it takes tells nobody whether the address is known.
      var _ = find(NOBODY);
    }
    return references.stream()
        .map(reference -> find(Items.string(reference, "partner")))
        .flatMap(Optional::stream)
        .filter(Partner::isApproved)
        .map(member -> new Membership(member.id(), member.name()))
        .toList();
  }

  // Of whom only what stands in lists is read: whoever asks this may see no partner's record.
  @Override
  public Set<String> suspendedContacts() {
    var suspended =
        table
            .query(list(PartnerStatus.SUSPENDED), "")
            .map(DynamoPartnerStore::summary)
            .collect(
                Collectors.groupingBy(
                    PartnerSummary::email,
                    Collectors.mapping(PartnerSummary::id, Collectors.toSet())));
    return suspended.entrySet().stream()
        .filter(
            entry ->
                table
                    .query("CONTACT#" + entry.getKey(), "PARTNER#")
                    .map(reference -> Items.string(reference, "partner"))
                    .allMatch(entry.getValue()::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Joining> full() {
    return waiting() < MOST_WAITING ? Optional.empty() : Optional.of(new Joining.Full());
  }

  private Optional<Joining> joined(
      Submission submission, String id, Optional<Map<String, AttributeValue>> before) {
    var partner =
        Partner.joining(id, submission.reference(), submission.application(), submission.at());
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(key(submission, partner, before));
    actions.add(table.putAction(item(partner), Table.NEW));
    actions.add(table.putAction(listed(partner), ""));
    actions.addAll(alikeActions(partner));
    var written = table.transact(actions);
    return written ? Optional.of(new Joining.Joined(partner)) : Optional.empty();
  }

  // One look, whether the name is taken or not: the clock would tell a stranger else.
  private String freeId(Submission submission) {
    var name = submission.application().name();
    var id = Slug.of(name);
    return find(id).isEmpty() ? id : Slug.of(name, submission.reference());
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

  private Optional<Map<String, AttributeValue>> key(Submission submission) {
    return table
        .get(submissionKey(submission), META)
        .filter(item -> Items.number(item, "expiresAt") > submission.at().getEpochSecond());
  }

  // Whoever was erased since may ask again.
  private Optional<Joining> known(Submission submission, Map<String, AttributeValue> key) {
    return Items.string(key, "bodyDigest").equals(submission.bodyDigest())
        ? find(Items.string(key, "partner")).map(Joining.Repeated::new)
        : Optional.of(new Joining.KeyReused());
  }

  // A key that has expired may still stand there, for TTL deletes late; so may one whose partner is
  // gone.
  private TransactWriteItem key(
      Submission submission, Partner partner, Optional<Map<String, AttributeValue>> before) {
    var gone = before.map(item -> Items.string(item, "partner")).orElse(NOBODY);
    var until = submission.at().plus(KEY_LIFETIME);
    return table.putAction(
        Map.of(
            "pk", fromS(submissionKey(submission)),
            "sk", fromS(META),
            "type", fromS("idempotency"),
            "bodyDigest", fromS(submission.bodyDigest()),
            "partner", fromS(partner.id()),
            "expiresAt", fromN(Long.toString(until.getEpochSecond()))),
        Table.NEW + " OR expiresAt <= :now OR partner = :gone",
        Map.of(),
        Map.of(
            ":now", fromN(Long.toString(submission.at().getEpochSecond())),
            ":gone", fromS(gone)));
  }

  // Only while the status is what was read: of two decisions at once, one looks again.
  private List<TransactWriteItem> changes(Partner before, Partner after, Actor by) {
    var at = Objects.requireNonNull(after.decidedAt());
    var values =
        Map.of(
            ":before", fromS(before.status().code()),
            ":after", fromS(after.status().code()),
            ":at", fromS(at.toString()),
            ":by", ActorItem.of(by));
    var changes = new ArrayList<TransactWriteItem>();
    changes.add(
        table.updateAction(
            partnerKey(before.id()),
            META,
            "SET #status = :after, decidedAt = :at, decidedBy = :by REMOVE expiresAt",
            "#status = :before",
            Map.of("#status", "status"),
            values));
    changes.add(table.deleteAction(list(before.status()), place(before)));
    changes.add(table.putAction(listed(after), ""));
    changes.addAll(alikeActions(after));
    changes.addAll(
        DynamoAuditTrail.actions(table, PartnerDeeds.decided(before, after.status(), at, by)));
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
    item.put("reference", fromS(partner.reference()));
    FieldItems.put(item, JoinFields.FIELDS, partner.application().answers());
    item.put("status", fromS(partner.status().code()));
    if (partner.status().hasContact()) {
      item.put(Table.WHO, Table.who(EmailAddress.digest(partner.contact().email())));
    }
    item.put("joinedAt", fromS(partner.joinedAt().toString()));
    putExpiry(item, partner);
    if (partner.decidedAt() != null) {
      item.put("decidedAt", fromS(partner.decidedAt().toString()));
    }
    if (partner.decidedBy() != null) {
      item.put("decidedBy", ActorItem.of(partner.decidedBy()));
    }
    putAgreement(item, partner);
    return item;
  }

  private static Partner partner(Map<String, AttributeValue> item) {
    var status = PartnerStatus.of(Items.string(item, "status")).orElseThrow();
    return new Partner(
        Items.string(item, "id"),
        Items.stringOr(item, "reference", ""),
        new Application(
            status.hasContact()
                ? FieldItems.read(JoinFields.FIELDS, item)
                : FieldItems.readWhatIsThere(JoinFields.FIELDS, item)),
        status,
        Items.instant(item, "joinedAt"),
        // Only a partner that was decided on has it.
        Items.optionalInstant(item, "decidedAt").orElse(null),
        // Nor was it kept from the beginning who did.
        item.containsKey("decidedBy") ? ActorItem.read(Items.map(item, "decidedBy")) : null,
        agreementEndsOn(item));
  }

  private static Map<String, AttributeValue> contact(Partner member) {
    return Map.of(
        "pk", fromS("CONTACT#" + member.contact().email()),
        "sk", fromS(partnerKey(member.id())),
        "type", fromS("contact-ref"),
        "partner", fromS(member.id()));
  }

  private List<TransactWriteItem> alikeActions(Partner partner) {
    return Likeness.blocks(partner.summary()).stream()
        .map(
            block ->
                table.putAction(reference(partner, likePk(block), partnerKey(partner.id())), ""))
        .toList();
  }

  private static String likePk(String block) {
    return "LIKE#" + block;
  }

  private static String list(PartnerStatus status) {
    return switch (status) {
      case APPROVED -> MEMBERS;
      case PENDING -> "PARTNERS-WAITING";
      case DECLINED -> "PARTNERS-DECLINED";
      case SUSPENDED -> "PARTNERS-SUSPENDED";
      case LEFT -> "PARTNERS-LEFT";
    };
  }

  // Who waits longest comes first; the others by name.
  private static String place(Partner partner) {
    return partner.status() == PartnerStatus.PENDING
        ? "JOINED#" + Instants.text(partner.joinedAt()) + "#" + partner.id()
        : "NAME#" + partner.name().toLowerCase(Locale.ROOT) + "#" + partner.id();
  }

  private static Map<String, AttributeValue> listed(Partner partner) {
    return reference(partner, list(partner.status()), place(partner));
  }

  private static Map<String, AttributeValue> reference(Partner partner, String pk, String sk) {
    var summary = partner.summary();
    var item = new HashMap<>(Table.key(pk, sk));
    item.put("type", fromS("partner-ref"));
    item.put("id", fromS(summary.id()));
    item.put("name", fromS(summary.name()));
    item.put("kind", fromS(summary.kind().code()));
    item.put("status", fromS(summary.status().code()));
    item.put("contactEmail", fromS(summary.email()));
    item.put("contactLanguage", fromS(summary.language().tag()));
    item.put("joinedAt", fromS(summary.joinedAt().toString()));
    putExpiry(item, partner);
    putAgreement(item, partner);
    return item;
  }

  private static void putAgreement(Map<String, AttributeValue> item, Partner partner) {
    partner.agreementEnd().ifPresent(day -> item.put(AGREEMENT_ENDS_ON, fromS(day.toString())));
  }

  // Most have none.
  private static @Nullable LocalDate agreementEndsOn(Map<String, AttributeValue> item) {
    var day = Items.stringOr(item, AGREEMENT_ENDS_ON, "");
    return day.isEmpty() ? null : LocalDate.parse(day);
  }

  // Nothing of who waits outlives the time that they wait.
  private static void putExpiry(Map<String, AttributeValue> item, Partner partner) {
    if (partner.status() == PartnerStatus.PENDING) {
      item.put("expiresAt", Instants.epochSeconds(partner.joinedAt().plus(WAITING)));
    }
  }

  private static PartnerSummary summary(Map<String, AttributeValue> item) {
    return new PartnerSummary(
        Items.string(item, "id"),
        Items.string(item, "name"),
        PartnerKind.of(Items.string(item, "kind")).orElseThrow(),
        PartnerStatus.of(Items.string(item, "status")).orElseThrow(),
        Items.string(item, "contactEmail"),
        Language.of(Items.string(item, "contactLanguage")).orElseThrow(),
        Items.instant(item, "joinedAt"),
        agreementEndsOn(item));
  }
}
