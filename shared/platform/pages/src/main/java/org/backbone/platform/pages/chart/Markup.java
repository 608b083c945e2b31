package org.backbone.platform.pages.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import org.backbone.platform.pages.Contents;

/// A drawing in SVG, written element by element; all that is not markup is escaped. Pages and mails
/// are templates: Java writes what is computed point by point, and nothing else.
public final class Markup implements Content {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Opens an element; attributes are name and value, name and value.
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
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
    out.append(Contents.escape(text));
    return this;
  }

  private void start(String tag, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("an attribute of <" + tag + "> has no value");
    }
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Contents.escape(attributes[i + 1])).append('"');
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
