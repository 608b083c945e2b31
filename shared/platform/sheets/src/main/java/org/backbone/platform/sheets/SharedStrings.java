package org.backbone.platform.sheets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backbone.platform.core.sheet.SheetFault;

/// The texts of a workbook that its cells point to, held as bytes: an object for each would take
/// many times the room.
final class SharedStrings {
  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int MOST_PAGES = 48;
  private static final int MOST = 5_000_000;
  private static final int TOO_LONG = -1;

  private final List<byte[]> pages = new ArrayList<>();
  private int[] places = new int[1 << 10];
  private int count;
  private int free = PAGE;

  private SharedStrings() {}

  static SharedStrings none() {
    return new SharedStrings();
  }

  /// Reads the list, runs and all; what tells how to pronounce a text is no part of it.
  static SharedStrings read(XmlEvents xml) throws IOException {
    var strings = new SharedStrings();
    var text = new CellString();
    for (var event = xml.next(); event != XmlEvents.Event.END; event = xml.next()) {
      if (event == XmlEvents.Event.OPEN && xml.name().equals("si")) {
        text.begin();
      } else if (event == XmlEvents.Event.CLOSE && xml.name().equals("si")) {
        strings.add(text);
      } else {
        text.take(event, xml);
      }
    }
    return strings;
  }

  private void add(CellString text) throws IOException {
    if (count == MOST) {
      throw new Unfit(SheetFault.Kind.STRINGS_TOO_LARGE);
    }
    if (count + 1 >= places.length) {
      places = Arrays.copyOf(places, places.length + (places.length >> 1));
    }
    if (text.isTooLong()) {
      places[count++] = TOO_LONG;
      return;
    }
    var bytes = text.text().getBytes(StandardCharsets.UTF_8);
    if (bytes.length + 3 > PAGE - free) {
      if (pages.size() == MOST_PAGES) {
        throw new Unfit(SheetFault.Kind.STRINGS_TOO_LARGE);
      }
      pages.add(new byte[PAGE]);
      free = 0;
    }
    var page = pages.getLast();
    places[count++] = ((pages.size() - 1) << PAGE_BITS) | free;
    page[free] = (byte) (bytes.length >> 16);
    page[free + 1] = (byte) (bytes.length >> 8);
    page[free + 2] = (byte) bytes.length;
    System.arraycopy(bytes, 0, page, free + 3, bytes.length);
    free += bytes.length + 3;
  }

  /// The text at an index, as a cell has it.
  ///
  /// @throws Unfit where there is none, or it is longer than a cell may be
  String text(String index) throws IOException {
    var i = index.isEmpty() || index.length() > 7 ? MOST : 0;
    for (var at = 0; at < index.length() && i < MOST; at++) {
      var digit = index.charAt(at) - '0';
      i = digit < 0 || digit > 9 ? MOST : i * 10 + digit;
    }
    if (i >= count) {
      throw Unfit.damaged();
    }
    if (places[i] == TOO_LONG) {
      throw new Unfit(SheetFault.Kind.CELL_TOO_LONG, Sheet.LONGEST_CELL);
    }
    var page = pages.get(places[i] >> PAGE_BITS);
    var at = places[i] & (PAGE - 1);
    var length = ((page[at] & 0xff) << 16) | ((page[at + 1] & 0xff) << 8) | (page[at + 2] & 0xff);
    return new String(page, at + 3, length, StandardCharsets.UTF_8);
  }
}
