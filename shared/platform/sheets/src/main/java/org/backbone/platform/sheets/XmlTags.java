package org.backbone.platform.sheets;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import org.backbone.platform.core.sheet.SheetFault;

/// The XML of one part as it stands there, tag by tag, for whoever copies it with changes: what
/// lies between two tags goes on unread. It holds one tag. Comments and instructions are left out.
final class XmlTags implements Closeable {
  private static final int LONGEST_TAG = 1 << 16;
  private static final String TEXT_BEGINS = "[CDATA[";

  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder tag = new StringBuilder();
  private int at;
  private int end;
  private int depth;
  private boolean wasOpen;

  XmlTags(InputStream part) throws IOException {
    this.in = XmlEvents.decoded(new BufferedInputStream(part, 1 << 16));
  }

  /// Goes to the next tag and writes what stands before it; says whether there is one.
  boolean next(Writer between) throws IOException {
    depth += wasOpen ? 1 : 0;
    wasOpen = false;
    for (var c = read(); c >= 0; c = read()) {
      if (c != '<') {
        between.write(c);
        plain(between);
      } else if (isTag(between)) {
        if (isClose()) {
          depth--;
        } else {
          wasOpen = !isEmpty();
        }
        return true;
      }
    }
    return false;
  }

  // Most text is in one piece.
  private void plain(Writer between) throws IOException {
    var from = at;
    while (at < end && buffer[at] != '<') {
      at++;
    }
    between.write(buffer, from, at - from);
  }

  private boolean isTag(Writer between) throws IOException {
    var first = read();
    switch (first) {
      case '?' -> until("?>", Writer.nullWriter());
      case '!' -> declaration(between);
      default -> {
        readTag(first);
        return true;
      }
    }
    return false;
  }

  private void declaration(Writer between) throws IOException {
    var first = read();
    if (first == '-') {
      var _ = read();
      until("-->", Writer.nullWriter());
    } else if (first == TEXT_BEGINS.charAt(0)) {
      between.write("<!" + TEXT_BEGINS.charAt(0));
      until("]]>", between);
    } else {
      throw new Unfit(SheetFault.Kind.WORKBOOK_DECLARES);
    }
  }

  // Its first sign, as often as there, and then the last one.
  private void until(String until, Writer out) throws IOException {
    var run = 0;
    for (var c = read(); c != '>' || run < until.length() - 1; c = read()) {
      if (c < 0) {
        throw Unfit.damaged();
      }
      out.write(c);
      run = c == until.charAt(0) ? run + 1 : 0;
    }
    out.write('>');
  }

  private void readTag(int first) throws IOException {
    tag.setLength(0);
    tag.append('<');
    var quote = 0;
    for (var c = first; c != '>' || quote != 0; c = read()) {
      if (c < 0 || tag.length() > LONGEST_TAG) {
        throw Unfit.damaged();
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      tag.append((char) c);
    }
    tag.append('>');
  }

  /// How many elements the tag is within, its own left out.
  int depth() {
    return depth;
  }

  /// Whether an element ends with it that began before.
  boolean isClose() {
    return tag.charAt(1) == '/';
  }

  /// Whether it is an element without anything in it.
  boolean isEmpty() {
    return tag.charAt(tag.length() - 2) == '/';
  }

  /// Whether an element of that name begins with it.
  boolean opens(String name) {
    return !isClose() && name().equals(name);
  }

  /// Whether an element of that name ends with it that began before.
  boolean closes(String name) {
    return isClose() && name().equals(name);
  }

  /// The element's name, without its prefix.
  String name() {
    var whole = wholeName();
    return whole.substring(whole.indexOf(':') + 1);
  }

  /// What stands before the element's name, with its colon; empty for nothing.
  String prefix() {
    var whole = wholeName();
    return whole.substring(0, whole.indexOf(':') + 1);
  }

  private String wholeName() {
    var from = isClose() ? 2 : 1;
    var to = from;
    while (!isEnd(tag.charAt(to))) {
      to++;
    }
    return tag.substring(from, to);
  }

  private static boolean isEnd(char c) {
    return c == '>' || c == '/' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /// The tag as it stands there.
  String raw() {
    return tag.toString();
  }

  /// The tag of an element without anything in it, as one that something may follow.
  String opened() {
    return isEmpty() ? tag.substring(0, tag.length() - 2) + ">" : raw();
  }

  /// The tag that ends the element which begins here.
  String closing() {
    return "</" + wholeName() + ">";
  }

  // Where an attribute's value stands, its quotes left out.
  private record Span(int nameFrom, int from, int to) {}

  private Span span(String wanted) throws IOException {
    var i = 1 + wholeName().length();
    while (i < tag.length() - 1) {
      while (isSpace(tag.charAt(i))) {
        i++;
      }
      var name = i;
      while (tag.charAt(i) != '=' && tag.charAt(i) != '>') {
        i++;
      }
      if (tag.charAt(i) == '>') {
        break;
      }
      var said = tag.substring(name, i).strip();
      i++;
      while (isSpace(tag.charAt(i))) {
        i++;
      }
      var quote = tag.charAt(i);
      var close = tag.indexOf(String.valueOf(quote), i + 1);
      if (close < 0) {
        throw Unfit.damaged();
      }
      if (said.equals(wanted)) {
        return new Span(name, i + 1, close);
      }
      i = close + 1;
    }
    return new Span(-1, 0, 0);
  }

  /// What the tag says under a name without a prefix, as it is written; empty where it does not.
  String attribute(String name) throws IOException {
    var span = span(name);
    return tag.substring(span.from(), span.to());
  }

  /// The tag, saying something else under a name that it has.
  String with(String name, String value) throws IOException {
    var span = span(name);
    return span.nameFrom() < 0
        ? raw()
        : tag.substring(0, span.from()) + value + tag.substring(span.to());
  }

  /// The tag without what it says under a name.
  String without(String name) throws IOException {
    var span = span(name);
    return span.nameFrom() < 0
        ? raw()
        : tag.substring(0, span.nameFrom()) + tag.substring(span.to() + 1);
  }

  /// Goes past all that is within the element that begins here, which is written as far as it goes.
  void rest(Writer out) throws IOException {
    if (isEmpty()) {
      return;
    }
    var own = depth;
    while (next(out)) {
      if (depth == own && isClose()) {
        return;
      }
      out.write(raw());
    }
    throw Unfit.damaged();
  }

  private int read() throws IOException {
    if (at == end) {
      at = 0;
      try {
        end = in.read(buffer);
      } catch (CharacterCodingException _) {
        throw Unfit.damaged();
      }
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
