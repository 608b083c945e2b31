package org.backbone.platform.sheets;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.backbone.platform.core.sheet.SheetFault;
import org.jspecify.annotations.Nullable;

/// The XML of one part of a workbook, tag by tag, in memory that no part can make grow: it holds
/// the tag that it is at, the names of those around it, and the text since the last one up to a
/// cell's length. Namespaces are not told apart, so strict workbooks read like others. What
/// declares a type or an entity is refused, in every encoding that a part may have.
final class XmlEvents implements Closeable {
  /// What comes next.
  enum Event {
    /// An element begins.
    OPEN,
    /// An element ends; the text since the last tag is its own where it has no elements.
    CLOSE,
    /// Nothing more.
    END
  }

  private static final int LONGEST_TAG = 1 << 16;
  private static final int DEEPEST = 100;
  private static final int LONGEST_REFERENCE = 10;
  private static final int NAMES = 256;
  private static final String TEXT_BEGINS = "CDATA[";

  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder text = new StringBuilder();
  private final String[] around = new String[DEEPEST];
  private final @Nullable String[] names = new String[NAMES];
  private char[] tag = new char[1 << 10];
  private int tagEnd;
  private int at;
  private int end;
  private int depth;
  private int nameEnd;
  private String name = "";
  private boolean isEmptyElement;
  private boolean isTextCut;

  XmlEvents(InputStream part) throws IOException {
    this.in = decoded(new BufferedInputStream(part, 1 << 16));
  }

  // A part is UTF-8 or UTF-16, and its first bytes say which, whatever its declaration says.
  static Reader decoded(BufferedInputStream part) throws IOException {
    part.mark(4);
    var head = part.readNBytes(4);
    part.reset();
    Charset charset = StandardCharsets.UTF_8;
    var mark = 0;
    if (begins(head, 0xef, 0xbb, 0xbf)) {
      mark = 3;
    } else if (begins(head, 0xfe, 0xff) || begins(head, 0, '<')) {
      charset = StandardCharsets.UTF_16BE;
      mark = head[0] == 0 ? 0 : 2;
    } else if (begins(head, 0xff, 0xfe) || begins(head, '<', 0)) {
      charset = StandardCharsets.UTF_16LE;
      mark = head[1] == 0 ? 0 : 2;
    }
    part.skipNBytes(mark);
    return new InputStreamReader(
        part,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static boolean begins(byte[] head, int... bytes) {
    for (var i = 0; i < bytes.length; i++) {
      if (head.length <= i || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /// Goes to the next tag.
  Event next() throws IOException {
    text.setLength(0);
    isTextCut = false;
    if (isEmptyElement) {
      isEmptyElement = false;
      depth--;
      return Event.CLOSE;
    }
    while (true) {
      var c = read();
      switch (c) {
        case -1 -> {
          if (depth > 0) {
            throw Unfit.damaged();
          }
          return Event.END;
        }
        case '<' -> {
          var event = tag();
          if (event != Event.END) {
            return event;
          }
        }
        case '&' -> keep(reference());
        case '\r' -> {
          // A line break behind it is the same one.
        }
        default -> {
          keep(c);
          keepPlain();
        }
      }
    }
  }

  // Most text is in one piece.
  private void keepPlain() {
    var from = at;
    while (at < end && buffer[at] != '<' && buffer[at] != '&' && buffer[at] != '\r') {
      at++;
    }
    var room = Sheet.LONGEST_CELL + 1 - text.length();
    isTextCut |= at - from > room;
    text.append(buffer, from, Math.clamp(room, 0, at - from));
  }

  // Of what is no element there is no event.
  private Event tag() throws IOException {
    var c = read();
    switch (c) {
      case '?' -> readUntil("?>", false);
      case '!' -> declaration();
      case '/' -> {
        readTag(read());
        name = nameOfTag();
        if (depth == 0 || !name.equals(around[depth - 1])) {
          throw Unfit.damaged();
        }
        depth--;
        return Event.CLOSE;
      }
      default -> {
        open(c);
        return Event.OPEN;
      }
    }
    return Event.END;
  }

  private void open(int first) throws IOException {
    readTag(first);
    isEmptyElement = tagEnd > 0 && tag[tagEnd - 1] == '/';
    tagEnd -= isEmptyElement ? 1 : 0;
    if (depth == DEEPEST) {
      throw Unfit.damaged();
    }
    name = nameOfTag();
    around[depth] = name;
    depth++;
  }

  private void readTag(int first) throws IOException {
    tagEnd = 0;
    var quote = 0;
    for (var c = first; c != '>' || quote != 0; c = read()) {
      if (c < 0 || c == '<') {
        throw Unfit.damaged();
      }
      if (c == '"' || c == '\'') {
        if (quote == 0) {
          quote = c;
        } else if (c == quote) {
          quote = 0;
        }
      }
      if (tagEnd == tag.length) {
        if (tagEnd == LONGEST_TAG) {
          throw Unfit.damaged();
        }
        tag = Arrays.copyOf(tag, 2 * tagEnd);
      }
      tag[tagEnd++] = (char) c;
    }
  }

  // The name without its prefix. The names of a workbook are few, and most are met again and again.
  private String nameOfTag() throws IOException {
    var start = 0;
    var hash = 0;
    nameEnd = 0;
    while (nameEnd < tagEnd && !isSpace(tag[nameEnd])) {
      var c = tag[nameEnd];
      if (c == ':') {
        start = nameEnd + 1;
        hash = 0;
      } else {
        hash = hash * 31 + c;
      }
      nameEnd++;
    }
    if (start == nameEnd) {
      throw Unfit.damaged();
    }
    var slot = hash & (NAMES - 1);
    @Nullable String known = names[slot];
    if (known == null || !same(known, start, nameEnd)) {
      known = new String(tag, start, nameEnd - start);
      names[slot] = known;
    }
    return known;
  }

  private boolean same(String name, int from, int to) {
    if (name.length() != to - from) {
      return false;
    }
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) != tag[from + i]) {
        return false;
      }
    }
    return true;
  }

  private void declaration() throws IOException {
    switch (read()) {
      case '-' -> {
        if (read() != '-') {
          throw Unfit.damaged();
        }
        readUntil("-->", false);
      }
      case '[' -> {
        for (var i = 0; i < TEXT_BEGINS.length(); i++) {
          if (read() != TEXT_BEGINS.charAt(i)) {
            throw Unfit.damaged();
          }
        }
        readUntil("]]>", true);
      }
      default -> throw new Unfit(SheetFault.Kind.WORKBOOK_DECLARES);
    }
  }

  private void readUntil(String until, boolean isText) throws IOException {
    var found = 0;
    while (found < until.length()) {
      var c = orDamaged(read());
      if (c == until.charAt(found)) {
        found++;
      } else {
        // Of three of the first sign, the last two may be the beginning.
        var stays = found == 2 && c == until.charAt(0);
        for (var i = stays ? 1 : 0; isText && i < found; i++) {
          keep(until.charAt(i));
        }
        if (!stays) {
          found = c == until.charAt(0) ? 1 : 0;
          if (isText && found == 0) {
            keep(c);
          }
        }
      }
    }
  }

  private static char orDamaged(int c) throws IOException {
    if (c < 0) {
      throw Unfit.damaged();
    }
    return (char) c;
  }

  private void keep(int point) {
    if (text.length() > Sheet.LONGEST_CELL) {
      isTextCut = true;
    } else {
      text.appendCodePoint(point);
    }
  }

  private int reference() throws IOException {
    var name = new StringBuilder();
    for (var c = read(); c != ';'; c = read()) {
      if (c < 0 || name.length() == LONGEST_REFERENCE) {
        throw Unfit.damaged();
      }
      name.append((char) c);
    }
    return meaning(name.toString());
  }

  private static int meaning(String reference) throws IOException {
    return switch (reference) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> numbered(reference);
    };
  }

  private static int numbered(String reference) throws IOException {
    var isHex = reference.startsWith("#x");
    var digits = reference.substring(Math.min(reference.length(), isHex ? 2 : 1));
    var point = 0;
    for (var i = 0; i < digits.length(); i++) {
      var c = digits.charAt(i);
      var digit = c < 0x80 ? Character.digit(c, isHex ? 16 : 10) : -1;
      if (digit < 0 || point > Character.MAX_CODE_POINT) {
        throw Unfit.damaged();
      }
      point = point * (isHex ? 16 : 10) + digit;
    }
    if (!reference.startsWith("#") || digits.isEmpty() || !Character.isValidCodePoint(point)) {
      throw Unfit.damaged();
    }
    return point;
  }

  /// The name of the element that began or ended, without its prefix.
  String name() {
    return name;
  }

  /// How many elements it is within, the one that began last among them.
  int depth() {
    return depth;
  }

  /// The text since the last tag, until the next: one character more than a cell may have, at
  /// most.
  CharSequence text() {
    return text;
  }

  /// Whether there was more of it.
  boolean isTextCut() {
    return isTextCut;
  }

  /// What the element that began says under a name; empty where it does not.
  String attribute(String wanted) throws IOException {
    var i = pastSpaces(nameEnd);
    while (i < tagEnd) {
      var from = i;
      var start = from;
      while (i < tagEnd && tag[i] != '=' && !isSpace(tag[i])) {
        start = tag[i] == ':' ? i + 1 : start;
        i++;
      }
      var isIt = same(wanted, start, i) && !(start > from && same("xmlns", from, start - 1));
      i = pastSpaces(i);
      i = i < tagEnd && tag[i] == '=' ? pastSpaces(i + 1) : tagEnd;
      var close = closing(i);
      if (isIt) {
        return unescaped(new String(tag, i + 1, close - i - 1));
      }
      i = pastSpaces(close + 1);
    }
    return "";
  }

  // Where the value ends that begins here.
  private int closing(int quote) throws IOException {
    if (quote < tagEnd && (tag[quote] == '"' || tag[quote] == '\'')) {
      for (var i = quote + 1; i < tagEnd; i++) {
        if (tag[i] == tag[quote]) {
          return i;
        }
      }
    }
    throw Unfit.damaged();
  }

  private int pastSpaces(int from) {
    var i = from;
    while (i < tagEnd && isSpace(tag[i])) {
      i++;
    }
    return i;
  }

  private static String unescaped(String value) throws IOException {
    if (value.indexOf('&') < 0) {
      return value;
    }
    var plain = new StringBuilder();
    for (var i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '&') {
        var close = value.indexOf(';', i);
        if (close < 0 || close - i > LONGEST_REFERENCE) {
          throw Unfit.damaged();
        }
        plain.appendCodePoint(meaning(value.substring(i + 1, close)));
        i = close;
      } else {
        plain.append(value.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = fill();
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at++];
  }

  private int fill() throws IOException {
    try {
      return in.read(buffer);
    } catch (CharacterCodingException _) {
      throw Unfit.damaged();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
