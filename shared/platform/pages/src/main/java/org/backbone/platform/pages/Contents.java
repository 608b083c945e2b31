package org.backbone.platform.pages;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/// Content, made and read.
public final class Contents {
  /// Nothing at all.
  public static final Content NONE = trusted("");

  private Contents() {}

  /// Markup that we wrote ourselves: it is not escaped.
  public static Content trusted(String html) {
    return output -> output.writeContent(html);
  }

  /// Text from anywhere: it is escaped.
  public static Content text(String text) {
    return trusted(escape(text));
  }

  /// Several pieces, one after the other.
  public static Content of(Content... pieces) {
    return output -> {
      for (var piece : pieces) {
        piece.writeTo(output);
      }
    };
  }

  /// Whether there is anything in it.
  public static boolean isThere(Content content) {
    return !content.isEmptyContent() && !html(content).isEmpty();
  }

  /// Escapes text so that it may stand between tags or in a quoted attribute.
  public static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /// The content as a string of HTML.
  public static String html(Content content) {
    var output = new StringOutput();
    // A block of a template writes to nothing but an output that knows HTML.
    content.writeTo(new OwaspHtmlTemplateOutput(output));
    return output.toString();
  }
}
