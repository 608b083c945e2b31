package org.backbone.meetings;

import java.time.Instant;
import java.util.Locale;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Answers;

/// Somebody who joined a series; their address, in lower case, identifies them in it.
///
/// @param series the series' id
/// @param answers what they said of themselves, to [RegistrationFields]
/// @param since when they joined first
public record Registration(String series, Answers answers, Instant since) {
  /// Normalises the address.
  public Registration {
    answers =
        answers.with(
            RegistrationFields.EMAIL,
            normalised(answers.values(RegistrationFields.EMAIL).getFirst()));
  }

  /// The address that invitations go to.
  public String email() {
    return answers.values(RegistrationFields.EMAIL).getFirst();
  }

  /// The language that they are written to in.
  public Language language() {
    return answers.get(RegistrationFields.LANGUAGE);
  }

  /// The address as it identifies a person: without spaces around it, in lower case.
  public static String normalised(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /// The digest that stands for the person in keys.
  public String who() {
    return EmailAddress.digest(email());
  }

  /// The beginning of [#who()], for mails' keys and for the log.
  public String whoInShort() {
    return EmailAddress.shortDigest(email());
  }
}
