package org.backbone.pages.mail;

import java.util.List;
import org.backbone.domain.Language;

/// A mail before it is written: what it says, block by block, and why its reader gets it.
///
/// @param preheader what a mailbox shows beside the subject: who, what, when
/// @param reason why the reader gets this mail
/// @param ways how to leave, the other language, more of the kind
public record MailDocument(
    Language language,
    String network,
    String heading,
    String preheader,
    List<MailBlock> blocks,
    String reason,
    List<MailBlock.Link> ways) {
  public MailDocument {
    blocks = List.copyOf(blocks);
    ways = List.copyOf(ways);
  }
}
