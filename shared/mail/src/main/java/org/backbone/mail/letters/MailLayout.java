package org.backbone.mail.letters;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.backbone.mail.jte.StaticTemplates;
import org.backbone.mail.jte.Templates;
import org.backbone.platform.pages.Contents;

/// Writes a mail twice from one model: HTML in one column of 600 pixels, and plain text.
public final class MailLayout {
  private static final int LINE = 72;
  private static final Templates TEMPLATES = new StaticTemplates();

  private MailLayout() {}

  /// Both forms of a mail.
  public record Written(String html, String text) {}

  /// Writes the mail.
  public static Written write(MailDocument mail) {
    var blocks = mail.blocks().stream().map(block -> html(block, mail.sides())).toList();
    return new Written(Contents.html(TEMPLATES.mail(mail, blocks)), text(mail));
  }

  private static Content html(MailBlock block, MailDocument.Sides sides) {
    return switch (block) {
      case MailBlock.Paragraph(var text) -> TEMPLATES.mailParagraph(text);
      case MailBlock.Small(var text) -> TEMPLATES.mailSmall(text);
      case MailBlock.Lead(var strong, var lines) -> TEMPLATES.mailLead(strong, lines);
      case MailBlock.Section(var title) -> TEMPLATES.mailSection(title);
      case MailBlock.Buttons(var links) -> TEMPLATES.mailButtons(links);
      case MailBlock.Links(var links) -> TEMPLATES.mailLinks(links);
      case MailBlock.Counts(var counts) -> TEMPLATES.mailCounts(counts);
      case MailBlock.Table table -> TEMPLATES.mailTable(table, sides);
    };
  }

  private static String text(MailDocument mail) {
    var paragraphs = new ArrayList<String>();
    paragraphs.add(mail.heading());
    for (var block : mail.blocks()) {
      paragraphs.add(
          switch (block) {
            case MailBlock.Paragraph(var text) -> wrap(text);
            case MailBlock.Small(var text) -> wrap(text);
            case MailBlock.Lead(var strong, var lines) -> strong + "\n" + lines(lines);
            case MailBlock.Section(var title) -> title + "\n" + "-".repeat(title.length());
            case MailBlock.Buttons(var links) -> links(links);
            case MailBlock.Links(var links) -> links(links);
            case MailBlock.Counts(var counts) ->
                String.join(
                    "\n\n",
                    counts.stream()
                        .map(
                            count ->
                                wrap(count.figure() + "  " + count.title())
                                    + "\n"
                                    + wrap(count.text()))
                        .toList());
            case MailBlock.Table(var caption, var head, var rows, _) -> table(caption, head, rows);
          });
    }
    paragraphs.add("--");
    paragraphs.add(wrap(mail.reason()));
    if (!mail.ways().isEmpty()) {
      paragraphs.add(links(mail.ways()));
    }
    for (var other : mail.others()) {
      paragraphs.add(other.here() + ": " + other.link().text() + "\n" + other.link().url());
    }
    paragraphs.add(mail.network());
    // A program that wraps plain text by itself may show a word joiner as a box.
    return String.join("\n\n", paragraphs).replace("\u2060", "") + "\n";
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }

  private static String links(List<MailBlock.Link> links) {
    return lines(links.stream().map(link -> link.text() + ":\n" + link.url()).toList());
  }

  private static String table(String caption, List<String> head, List<List<String>> rows) {
    var lines = new ArrayList<String>();
    lines.add(wrap(caption));
    for (var row : rows) {
      var told = new StringBuilder(row.getFirst()).append(':');
      for (int i = 1; i < row.size(); i++) {
        told.append(i == 1 ? " " : "; ").append(head.get(i)).append(' ').append(row.get(i));
      }
      lines.add(wrap(told.toString()));
    }
    return lines(lines);
  }

  private static String wrap(String text) {
    var wrapped = new StringBuilder();
    int column = 0;
    for (var word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > LINE) {
        wrapped.append('\n');
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
