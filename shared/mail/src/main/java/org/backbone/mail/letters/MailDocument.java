package org.backbone.mail.letters;

import java.util.List;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;

/// A mail before it is written: what it says, block by block, and why its reader gets it.
///
/// @param preheader what a mailbox shows beside the subject: who, what, when
/// @param reason why the reader gets this mail
/// @param ways how to leave, more of the kind
/// @param other a page that speaks the other language, in the words of that language
public record MailDocument(
    Language language,
    String network,
    String heading,
    String preheader,
    List<MailBlock> blocks,
    String reason,
    List<MailBlock.Link> ways,
    MailBlock.Link other) {
  public MailDocument {
    blocks = List.copyOf(blocks);
    ways = List.copyOf(ways);
  }

  /// "En español" in a mail in English.
  public String inOtherLanguage() {
    return Words.of(language.other(), "pages").say("mail.here");
  }

  /// The address of a page, asking it for the other language.
  public static String inOther(Language language, String url) {
    return url + "?lang=" + language.other().tag();
  }
}
