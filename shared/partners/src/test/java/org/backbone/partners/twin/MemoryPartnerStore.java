package org.backbone.partners.twin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.backbone.access.ContactDirectory;
import org.backbone.access.Membership;
import org.backbone.audit.Actor;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.partners.Contact;
import org.backbone.partners.Decision;
import org.backbone.partners.Joining;
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerList;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.Slug;
import org.backbone.partners.Submission;
import org.backbone.partners.SuspendedContacts;
import org.backbone.platform.core.EmailAddress;
import org.jspecify.annotations.Nullable;

/// Partners in memory, with the outbox that their welcome goes to and its audit trail.
public final class MemoryPartnerStore implements PartnerStore, ContactDirectory, SuspendedContacts {
  private record Known(String bodyDigest, String partner, Instant forgottenAt) {}

  private static final Comparator<PartnerSummary> BY_NAME =
      Comparator.comparing((PartnerSummary partner) -> partner.name().toLowerCase(Locale.ROOT))
          .thenComparing(PartnerSummary::id);
  private static final Comparator<PartnerSummary> BY_AGE =
      Comparator.comparing(PartnerSummary::joinedAt).thenComparing(PartnerSummary::id);

  private final Map<String, Partner> partners = new TreeMap<>();
  private final Map<String, Known> keys = new HashMap<>();
  private final MemoryOutbox outbox;

  /// No partners, beside this outbox.
  public MemoryPartnerStore(MemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public synchronized Joining join(Submission submission) {
    var known = keys.get(submission.key());
    if (known != null && submission.at().isBefore(known.forgottenAt())) {
      return known.bodyDigest().equals(submission.bodyDigest())
          ? new Joining.Repeated(existing(known.partner()))
          : new Joining.KeyReused();
    }
    if (waiting() >= MOST_WAITING) {
      return new Joining.Full();
    }
    var name = submission.application().name();
    var id = Slug.of(name);
    var partner =
        Partner.joining(
            partners.containsKey(id) ? Slug.of(name, submission.reference()) : id,
            submission.reference(),
            submission.application(),
            submission.at());
    partners.put(partner.id(), partner);
    keys.put(
        submission.key(),
        new Known(submission.bodyDigest(), partner.id(), submission.at().plus(KEY_LIFETIME)));
    return new Joining.Joined(partner);
  }

  @Override
  public synchronized Optional<Partner> find(String id) {
    return Optional.ofNullable(partners.get(id));
  }

  /// All partners, by name.
  public synchronized List<PartnerSummary> all() {
    return partners.values().stream().map(Partner::summary).sorted(BY_NAME).toList();
  }

  @Override
  public List<PartnerSummary> members() {
    return of(PartnerStatus.APPROVED);
  }

  @Override
  public PartnerList list(PartnerStatus status, String after, int most) {
    var rest =
        of(status).stream()
            .dropWhile(partner -> !after.isEmpty() && !partner.id().equals(after))
            .skip(after.isEmpty() ? 0 : 1)
            .toList();
    var shown = rest.subList(0, Math.min(most, rest.size()));
    return new PartnerList(shown, shown.size() < rest.size() ? shown.getLast().id() : "");
  }

  @Override
  public long waiting() {
    return of(PartnerStatus.PENDING).size();
  }

  @Override
  public List<Likeness.Match> alike(PartnerSummary partner) {
    var around = Likeness.blocksAround(partner);
    return Likeness.of(
        partner,
        all().stream()
            .filter(other -> !Collections.disjoint(around, Likeness.blocks(other)))
            .toList());
  }

  private List<PartnerSummary> of(PartnerStatus status) {
    return all().stream()
        .filter(partner -> partner.status() == status)
        .sorted(status == PartnerStatus.PENDING ? BY_AGE : BY_NAME)
        .toList();
  }

  @Override
  public synchronized Decision approve(
      String id, Instant at, Actor by, KeptMessage welcome, Link signIn) {
    return decide(
        id,
        partner -> {
          if (partner.status() != PartnerStatus.PENDING
              && partner.status() != PartnerStatus.DECLINED) {
            return partner;
          }
          outbox.put(welcome, List.of(signIn));
          return decided(partner, PartnerStatus.APPROVED, at, by);
        });
  }

  @Override
  public synchronized Decision decline(String id, Instant at, Actor by) {
    return decide(
        id,
        partner ->
            partner.status() == PartnerStatus.PENDING
                ? decided(partner, PartnerStatus.DECLINED, at, by)
                : partner);
  }

  private Partner changed(Partner before, Partner after, Instant at, Actor by) {
    if (!after.equals(before)) {
      outbox.audit().write(PartnerDeeds.changed(before, after, at, by));
    }
    return after;
  }

  @Override
  public synchronized Decision suspend(String id, Instant at, Actor by) {
    return decide(
        id,
        partner ->
            partner.isApproved()
                ? changed(partner, partner.decided(PartnerStatus.SUSPENDED, at, by), at, by)
                : partner);
  }

  @Override
  public synchronized Decision resume(String id, Instant at, Actor by) {
    return decide(
        id,
        partner ->
            partner.status() == PartnerStatus.SUSPENDED
                ? changed(partner, partner.decided(PartnerStatus.APPROVED, at, by), at, by)
                : partner);
  }

  @Override
  public synchronized Decision remove(String id, Instant at, Actor by) {
    return decide(
        id,
        partner ->
            partner.isApproved() || partner.status() == PartnerStatus.SUSPENDED
                ? changed(partner, partner.left(at, by), at, by)
                : partner);
  }

  @Override
  public synchronized Decision changeContact(String id, Contact contact, Instant at, Actor by) {
    return decide(
        id,
        partner ->
            partner.status().hasContact()
                ? changed(partner, partner.with(contact), at, by)
                : partner);
  }

  @Override
  public synchronized Decision changeAgreement(
      String id, @Nullable LocalDate endsOn, Instant at, Actor by) {
    return decide(
        id,
        partner ->
            partner.status().hasAgreement()
                ? changed(partner, partner.agreeingUntil(endsOn), at, by)
                : partner);
  }

  @Override
  public synchronized List<Membership> membersOf(String email) {
    if (EmailAddress.fault(email).isPresent()) {
      return List.of();
    }
    var normal = EmailAddress.normal(email);
    return partners.values().stream()
        .filter(partner -> partner.isApproved() && partner.contact().email().equals(normal))
        .map(member -> new Membership(member.id(), member.name()))
        .toList();
  }

  @Override
  public Set<String> suspendedContacts() {
    return of(PartnerStatus.SUSPENDED).stream()
        .map(PartnerSummary::email)
        .filter(email -> membersOf(email).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Partner decided(Partner before, PartnerStatus after, Instant at, Actor by) {
    outbox.audit().write(PartnerDeeds.decided(before, after, at, by));
    return before.decided(after, at, by);
  }

  private Decision decide(String id, UnaryOperator<Partner> change) {
    var before = partners.get(id);
    if (before == null) {
      return new Decision.NoSuchPartner();
    }
    var after = change.apply(before);
    if (after.equals(before)) {
      return new Decision.AlreadyDecided(before);
    }
    partners.put(id, after);
    return new Decision.Decided(after);
  }

  private Partner existing(String id) {
    return find(id).orElseThrow();
  }
}
