package org.backbone.mail.letters;

import java.util.List;
import org.backbone.platform.core.Language;

/// Prints a mail with a table in the language of the argument.
final class MailIn {
  private MailIn() {}

  public static void main(String[] arguments) {
    var table =
        new MailBlock.Table(
            "Data",
            List.of("Dataset", "Missing"),
            List.of(List.of("WIC", "May")),
            MailBlock.Cells.WORDS);
    var language = Language.of(arguments[0]).orElseThrow();
    System.out.println(MailLayout.write(saying(language, List.of(table))).html());
  }

  /// A mail of these blocks.
  static MailDocument saying(Language language, List<MailBlock> blocks) {
    return new MailDocument(
        language,
        "Network",
        "Your data",
        "What is there",
        blocks,
        "You sent it.",
        List.of(),
        List.of());
  }
}
