package org.backbone.mail.letters;

import java.util.List;

/// A piece of a mail's body.
public sealed interface MailBlock {
  /// A paragraph.
  record Paragraph(String text) implements MailBlock {}

  /// A paragraph in smaller type: a second way, a condition.
  record Small(String text) implements MailBlock {}

  /// What the mail is about, in bold, and lines below it: who, what, when.
  record Lead(String strong, List<String> lines) implements MailBlock {
    public Lead {
      lines = List.copyOf(lines);
    }
  }

  /// A heading within the mail.
  record Section(String title) implements MailBlock {}

  /// Buttons side by side, the first of them filled; each opens a page and changes nothing by that.
  record Buttons(List<Link> links) implements MailBlock {
    public Buttons {
      links = List.copyOf(links);
    }
  }

  /// Links in a line.
  record Links(List<Link> links) implements MailBlock {
    public Links {
      links = List.copyOf(links);
    }
  }

  /// Figures, each with what it counts: "321: “Student Count” says 0".
  record Counts(List<Count> counts) implements MailBlock {
    public Counts {
      counts = List.copyOf(counts);
    }
  }

  /// A small table; a row's first cell names it.
  ///
  /// @param cells what the others hold
  record Table(String caption, List<String> head, List<List<String>> rows, Cells cells)
      implements MailBlock {
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// What stands in a table's cells.
  enum Cells {
    /// Figures, which end below each other.
    FIGURES,
    /// Words, which begin below each other.
    WORDS
  }

  /// A link with its words.
  record Link(String text, String url) {}

  /// A figure, what it is, and more about it.
  record Count(String figure, String title, String text) {}
}
