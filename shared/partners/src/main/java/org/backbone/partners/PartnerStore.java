package org.backbone.partners;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;

/// Where partners are kept.
public interface PartnerStore {
  /// How long the key of a submission is remembered.
  Duration KEY_LIFETIME = Duration.ofDays(2);

  /// Keeps a new partner as pending, once per key, under the first free id for its name.
  Joining join(Submission submission);

  /// The partner of this id, if there is one.
  Optional<Partner> find(String id);

  /// All partners, by name.
  List<PartnerSummary> all();

  /// Makes a pending or declined partner a member. The welcome mail and the sign-in link that it
  /// shows are written in the same transaction, so none is ever without the others; a member is
  /// left alone.
  Decision approve(String id, Instant at, KeptMessage welcome, Link signIn);

  /// Declines a pending partner; one that is decided is left alone.
  Decision decline(String id, Instant at);
}
