package org.backbone.mail;

import org.backbone.platform.core.Ids;
import org.backbone.platform.mail.Mime;

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
    var place = place(label);
    shelf.put(place, message.mime());
    return new KeptMessage(label, place);
  }

  /// Lays as many blanks on `shelf` as `message` has bytes: what is laid there for nobody takes as
  /// long as what is laid there for somebody.
  public static void blank(MailShelf shelf, OutboxMessage message) {
    shelf.put(place(message.label()), new Mime(new byte[message.mime().bytes().length]));
  }

  private static String place(MailLabel label) {
    return label.kind() + "/" + label.id() + "/" + Ids.token();
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
