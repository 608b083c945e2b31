package org.backbone.mail.letters;

import java.util.List;
import java.util.function.Function;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;
import org.jspecify.annotations.Nullable;

/// A mail before it is written: what it says, block by block, and why its reader gets it.
///
/// @param preheader what a mailbox shows beside the subject: who, what, when
/// @param reason why the reader gets this mail
/// @param ways how to leave, more of the kind
/// @param others a page in each of the other languages, in the words of that language
public record MailDocument(
    Language language,
    String network,
    String heading,
    String preheader,
    List<MailBlock> blocks,
    String reason,
    List<MailBlock.Link> ways,
    List<Other> others) {
  public MailDocument {
    blocks = List.copyOf(blocks);
    ways = List.copyOf(ways);
    others = List.copyOf(others);
  }

  /// Where a line begins and where it ends, `left` or `right`: mail programs know no `start`.
  public record Sides(String start, String end) {}

  /// Where the mail's lines begin and end.
  public Sides sides() {
    return isFromRight() ? new Sides("right", "left") : new Sides("left", "right");
  }

  /// For `dir`, which is left out where a mail is written from left to right, as it is by itself.
  public @Nullable String direction() {
    return isFromRight() ? language.direction() : null;
  }

  private boolean isFromRight() {
    return language.direction().equals("rtl");
  }

  /// A page in a language that the mail is not written in.
  public record Other(Language language, MailBlock.Link link) {
    /// "En español" in a mail in English.
    public String here() {
      return Words.of(language, "pages").say("mail.here");
    }
  }

  /// The page at `url` in every language but the mail's own.
  ///
  /// @param text what the link to it says in a language
  public static List<Other> others(Language language, String url, Function<Language, String> text) {
    return language.others().stream()
        .map(other -> new Other(other, new MailBlock.Link(text.apply(other), other.inQueryOf(url))))
        .toList();
  }
}
