package org.backbone.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.backbone.audit.Actor;
import org.backbone.platform.core.Language;
import org.jspecify.annotations.Nullable;

/// An organisation that asked to join the network; its id is made from its name and never changes.
///
/// @param reference what whoever asked was told in place of the id, which would tell them of others
///     of the same name; empty for who asked before there was one
/// @param decidedBy who decided; null where nobody has, and for what was decided before this was
///     kept
/// @param agreementEndsOn the last day of its data-sharing agreement; null where none is kept
public record Partner(
    String id,
    String reference,
    Application application,
    PartnerStatus status,
    Instant joinedAt,
    @Nullable Instant decidedAt,
    @Nullable Actor decidedBy,
    @Nullable LocalDate agreementEndsOn) {
  public Partner {
    if ((status == PartnerStatus.PENDING) != (decidedAt == null)) {
      throw new IllegalArgumentException("a partner is decided, or pending: " + id);
    }
    if (status.hasContact() != application.hasContact()) {
      throw new IllegalArgumentException("a partner has a contact, or has left: " + id);
    }
  }

  /// A partner that has just asked to join.
  public static Partner joining(String id, String reference, Application application, Instant at) {
    return new Partner(id, reference, application, PartnerStatus.PENDING, at, null, null, null);
  }

  /// The same partner, decided.
  public Partner decided(PartnerStatus as, Instant at, Actor by) {
    return new Partner(id, reference, application, as, joinedAt, at, by, agreementEndsOn);
  }

  /// The same partner after it left: its contact is not kept.
  public Partner left(Instant at, Actor by) {
    return new Partner(
        id,
        reference,
        application.withoutContact(),
        PartnerStatus.LEFT,
        joinedAt,
        at,
        by,
        agreementEndsOn);
  }

  /// The same partner with another contact.
  public Partner with(Contact contact) {
    return new Partner(
        id,
        reference,
        application.with(contact),
        status,
        joinedAt,
        decidedAt,
        decidedBy,
        agreementEndsOn);
  }

  /// The same partner, whose agreement ends on another day, or of which none is kept.
  public Partner agreeingUntil(@Nullable LocalDate endsOn) {
    return new Partner(id, reference, application, status, joinedAt, decidedAt, decidedBy, endsOn);
  }

  /// The organisation's name, as it writes it.
  public String name() {
    return application.name();
  }

  /// The person whom we write to. Needs a partner that has not left.
  public Contact contact() {
    return application.contact();
  }

  /// Whether it is a member.
  public boolean isApproved() {
    return status == PartnerStatus.APPROVED;
  }

  /// The last day of its data-sharing agreement, if one is kept.
  public Optional<LocalDate> agreementEnd() {
    return Optional.ofNullable(agreementEndsOn);
  }

  /// Whether its data-sharing agreement is over on a day of the network's.
  public boolean isLapsedOn(LocalDate day) {
    return agreementEndsOn != null && day.isAfter(agreementEndsOn);
  }

  /// What lists show of it.
  public PartnerSummary summary() {
    var email = status.hasContact() ? contact().email() : "";
    var language = status.hasContact() ? contact().language() : Language.EN;
    return new PartnerSummary(
        id, name(), application.kind(), status, email, language, joinedAt, agreementEndsOn);
  }
}
