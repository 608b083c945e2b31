package org.backbone.mail;

import org.backbone.platform.core.Ids;

/// A message that lies on the shelf. Only such a one can be put into the outbox, so what is there
/// to be sent has a text. Where it is not put after all, it opens nothing: its links are put with
/// it.
public final class KeptMessage {
  private final MailLabel label;
  private final String place;

  private KeptMessage(MailLabel label, String place) {
    this.label = label;
    this.place = place;
  }

  /// Lays `message` on `shelf`, at a place of its own: the same message written twice has other
  /// links the second time.
  public static KeptMessage on(MailShelf shelf, OutboxMessage message) {
    var label = message.label();
    var place = label.kind() + "/" + label.id() + "/" + Ids.token();
    shelf.put(place, message.mime());
    return new KeptMessage(label, place);
  }

  /// What is known of it.
  public MailLabel label() {
    return label;
  }

  /// Where it lies: its kind, its id and a part drawn at random, joined by `/`.
  public String place() {
    return place;
  }
}
