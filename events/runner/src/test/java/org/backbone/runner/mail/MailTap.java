package org.backbone.runner.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a mailbox holds, for tests outside of its package.
public final class MailTap {
  /// A message.
  ///
  /// @param name as it is kept; no two are the same
  /// @param eml its bytes
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  public record Mail(String name, String kind, String to, String subject, byte[] eml) {}

  private final SesEndpoint ses;
  private final Map<String, Mail> read = new HashMap<>();
  private List<Mail> all = List.of();
  private Set<String> names = Set.of();

  /// Reads what arrives at `ses`.
  public MailTap(SesEndpoint ses) {
    this.ses = ses;
  }

  /// The names of the messages.
  public synchronized Set<String> names() {
    var _ = all();
    return names;
  }

  /// The messages, the oldest first.
  public synchronized List<Mail> all() {
    // None goes.
    if (ses.mailbox().size() > all.size()) {
      all =
          ses.mailbox().newest().reversed().stream()
              .map(mail -> read.computeIfAbsent(mail.name(), _ -> read(mail)))
              .toList();
      names = Set.copyOf(read.keySet());
    }
    return all;
  }

  private Mail read(StoredMail mail) {
    return new Mail(
        mail.name(),
        mail.kind(),
        String.join(", ", mail.to()),
        mail.subject(),
        ses.mailbox().mime(mail));
  }

  /// The last message to an address comes back.
  public void bounce(String to) {
    ses.bounce(
        ses.mailbox().newest().stream()
            .filter(mail -> mail.to().contains(to))
            .findFirst()
            .orElseThrow());
  }
}
