package org.backbone.meetings;

import java.time.Instant;
import java.util.Locale;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;

/// Somebody who joined a series; their address, in lower case, identifies them in it.
///
/// @param series the series' id
/// @param email the address that invitations go to
/// @param organisation who they come for; may be empty
/// @param since when they joined first
public record Registration(
    String series,
    String email,
    String name,
    String organisation,
    Language language,
    Instant since) {
  /// Normalises the address.
  public Registration {
    email = normalised(email);
  }

  /// The address as it identifies a person: without spaces around it, in lower case.
  public static String normalised(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /// The digest that stands for the person in keys.
  public String who() {
    return EmailAddress.digest(email);
  }

  /// The beginning of [#who()], for mails' keys and for the log.
  public String whoInShort() {
    return EmailAddress.shortDigest(email);
  }
}
