package org.backbone.platform.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayDeque;
import java.util.Deque;

/// A piece of HTML or SVG, written element by element; everything that is not markup is escaped.
public final class Markup implements Content {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

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

  /// Opens an element; attributes are name and value, name and value.
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /// An element that has no content (`<input>`, `<br>`).
  public Markup leaf(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    return this;
  }

  /// An SVG shape: an element closed at once.
  public Markup shape(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /// An element with text and nothing else.
  public Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// Closes the innermost element.
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Text, escaped.
  public Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /// Another piece of markup, as it is.
  public Markup add(Content content) {
    out.append(Contents.html(content));
    return this;
  }

  private void start(String tag, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("an attribute of <" + tag + "> has no value");
    }
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(attributes[i + 1])).append('"');
    }
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(toString());
  }

  @Override
  public boolean isEmptyContent() {
    return out.isEmpty();
  }

  /// The markup so far, which must be complete.
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: <" + open.peek() + ">");
    }
    return out.toString();
  }
}
