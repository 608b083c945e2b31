package org.backbone.mail.letters;

import java.util.Optional;
import org.backbone.platform.core.Language;

/// A mail as its writer gives it: what it says, in one language, to one person.
///
/// @param key its natural key; the first part is its kind
/// @param to the address it goes to
/// @param toName who that is; may be empty
/// @param text what it says as plain text
/// @param html the same as HTML
/// @param extras what only some mails have
public record MailText(
    String key,
    String to,
    String toName,
    Language language,
    String subject,
    String text,
    String html,
    Extras extras) {

  /// A mail with nothing but its text.
  public MailText(
      String key,
      String to,
      String toName,
      Language language,
      String subject,
      String text,
      String html) {
    this(key, to, toName, language, subject, text, html, Extras.NONE);
  }

  /// The kind of mail: the key's first part.
  public String kind() {
    return key.substring(0, key.indexOf('#'));
  }

  /// The same mail, with extras.
  public MailText with(Extras changed) {
    return new MailText(key, to, toName, language, subject, text, html, changed);
  }

  /// What only some mails have.
  ///
  /// @param replyTo the address that answers go to; empty for the sender's own
  /// @param series the series whose members get it; empty for mail to one person for a reason of
  ///     their own
  /// @param leaveUrl the page that leaves the series; a POST to it does so at once
  /// @param calendar a REQUEST for the reader's calendar; empty for none
  public record Extras(String replyTo, String series, String leaveUrl, String calendar) {
    /// Nothing extra.
    public static final Extras NONE = new Extras("", "", "", "");

    /// The calendar part, if there is one.
    Optional<String> request() {
      return calendar.isEmpty() ? Optional.empty() : Optional.of(calendar);
    }
  }
}
