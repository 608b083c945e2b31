package org.backbone.platform.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backbone.platform.core.sheet.SheetFault;

/// An Excel workbook that was opened: which sheets it has, and the parts that they are read from.
final class Workbook implements Closeable {
  /// The most sheets with cells that a workbook may have.
  static final int MOST_SHEETS = 250;

  private static final long LARGEST = 300L << 20;
  // Whoever looks at every sheet opens the texts and the formats with each.
  private static final long LARGEST_IN_ALL = 1L << 30;
  private static final long BEGINNING = 1L << 20;
  private static final long LARGEST_LIST = 4L << 20;
  private static final long LARGEST_STYLES = 64L << 20;
  private static final String MAIN = "xl/workbook.xml";

  private final ZipParts parts;
  private final String main;
  private final List<Tab> tabs;
  private final String strings;
  private final String styles;
  private final boolean isSince1904;

  /// A sheet with cells.
  ///
  /// @param isSeen whether its sender sees it
  /// @param part the part that it is read from, empty where it is said to lie in another file
  record Tab(String name, boolean isSeen, String part) {}

  private record Link(String type, String target, boolean isElsewhere) {}

  private Workbook(
      ZipParts parts,
      String main,
      List<Tab> tabs,
      String strings,
      String styles,
      boolean isSince1904) {
    this.parts = parts;
    this.main = main;
    this.tabs = List.copyOf(tabs);
    this.strings = strings;
    this.styles = styles;
    this.isSince1904 = isSince1904;
  }

  /// Opens a workbook.
  ///
  /// @throws Unfit where the file is none, or one that is not read
  static Workbook open(Path file) throws IOException {
    var parts = ZipParts.open(file);
    try {
      var other = FileKind.ofZip(parts);
      if (other.isPresent()) {
        throw new Unfit(other.get(), parts.count());
      }
      return opened(parts);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Workbook opened(ZipParts parts) throws IOException {
    var main = main(parts);
    var links = links(parts, linksOf(main));
    var tabs = new ArrayList<Tab>();
    var isSince1904 = false;
    try (var xml = xml(parts, main)) {
      for (var event = xml.next(); event != XmlEvents.Event.END; event = xml.next()) {
        if (event == XmlEvents.Event.OPEN && xml.name().equals("sheet")) {
          var link = links.get(xml.attribute("id"));
          if (link != null && link.type().endsWith("/worksheet")) {
            tabs.add(tab(xml, link, main));
          }
        } else if (event == XmlEvents.Event.OPEN && xml.name().equals("workbookPr")) {
          isSince1904 = isTrue(xml.attribute("date1904"));
        }
      }
    }
    var strings = of(links, "/sharedStrings", main);
    var styles = of(links, "/styles", main);
    bound(parts, tabs, parts.size(strings) + parts.size(styles));
    return new Workbook(parts, main, tabs, strings, styles, isSince1904);
  }

  // No sheet may stay unread because there are too many of them.
  private static void bound(ZipParts parts, List<Tab> tabs, long withEach) throws IOException {
    if (tabs.size() > MOST_SHEETS) {
      throw new Unfit(SheetFault.Kind.TOO_MANY_SHEETS, MOST_SHEETS);
    }
    var all = tabs.stream().mapToLong(tab -> parts.size(tab.part()) + withEach).sum();
    if (tabs.size() > 1 && all > LARGEST_IN_ALL) {
      throw new Unfit(SheetFault.Kind.WORKBOOK_TOO_LARGE);
    }
  }

  private static Tab tab(XmlEvents xml, Link link, String main) throws IOException {
    var state = xml.attribute("state");
    return new Tab(
        xml.attribute("name"),
        state.isEmpty() || state.equals("visible"),
        link.isElsewhere() ? "" : resolved(main, link.target()));
  }

  static boolean isTrue(String value) {
    return value.equals("1") || value.equals("true") || value.equals("on");
  }

  private static String main(ZipParts parts) throws IOException {
    return parts.has("_rels/.rels")
        ? links(parts, "_rels/.rels").values().stream()
            .filter(link -> link.type().endsWith("/officeDocument"))
            .findFirst()
            .map(link -> resolved("", link.target()))
            .orElse(MAIN)
        : MAIN;
  }

  private static String of(Map<String, Link> links, String type, String main) {
    return links.values().stream()
        .filter(link -> link.type().endsWith(type) && !link.isElsewhere())
        .findFirst()
        .map(link -> resolved(main, link.target()))
        .orElse("");
  }

  private static Map<String, Link> links(ZipParts parts, String part) throws IOException {
    var links = new HashMap<String, Link>();
    try (var xml = xml(parts, part)) {
      for (var event = xml.next(); event != XmlEvents.Event.END; event = xml.next()) {
        if (event == XmlEvents.Event.OPEN && xml.name().equals("Relationship")) {
          links.put(
              xml.attribute("Id"),
              new Link(
                  xml.attribute("Type"),
                  xml.attribute("Target"),
                  xml.attribute("TargetMode").equals("External")));
        }
      }
    }
    return links;
  }

  private static XmlEvents xml(ZipParts parts, String part) throws IOException {
    return new XmlEvents(parts.bytes(part, LARGEST_LIST, SheetFault.Kind.WORKBOOK_TOO_LARGE));
  }

  /// Where the links of a part are told.
  static String linksOf(String part) {
    var name = part.lastIndexOf('/') + 1;
    return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
  }

  // A target is told from where the part lies that names it.
  private static String resolved(String from, String target) {
    var path = new ArrayList<String>();
    if (!target.startsWith("/")) {
      path.addAll(List.of(from.split("/", -1)));
      path.removeLast();
    }
    for (var step : target.split("/", -1)) {
      if (step.equals("..")) {
        if (!path.isEmpty()) {
          path.removeLast();
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        path.add(step);
      }
    }
    return String.join("/", path);
  }

  /// Its sheets with cells, in their order.
  List<Tab> tabs() {
    return tabs;
  }

  /// All that it is made of.
  ZipParts parts() {
    return parts;
  }

  /// The part that names its sheets.
  String main() {
    return main;
  }

  /// The part that says how cells look; empty where there is none.
  String styles() {
    return parts.has(styles) ? styles : "";
  }

  /// The first sheet of that name that can be seen; the very first where there is none.
  ///
  /// @throws Unfit where no sheet can be seen
  Tab seen(String name) throws IOException {
    var seen = tabs.stream().filter(Tab::isSeen).toList();
    return seen.stream()
        .filter(tab -> tab.name().equals(name))
        .findFirst()
        .or(() -> seen.stream().findFirst())
        .orElseThrow(() -> new Unfit(SheetFault.Kind.NO_SHEET_SEEN));
  }

  boolean isSince1904() {
    return isSince1904;
  }

  /// Reads a sheet.
  XmlEvents sheet(Tab tab) throws IOException {
    return sheet(tab, LARGEST);
  }

  /// Reads the beginning of a sheet.
  XmlEvents beginning(Tab tab) throws IOException {
    return sheet(tab, BEGINNING);
  }

  private XmlEvents sheet(Tab tab, long most) throws IOException {
    if (tab.part().isEmpty()) {
      throw new Unfit(SheetFault.Kind.SHEET_ELSEWHERE);
    }
    return new XmlEvents(parts.bytes(tab.part(), most, SheetFault.Kind.WORKBOOK_TOO_LARGE));
  }

  /// The texts that cells point to; none where the workbook has no list of them.
  SharedStrings strings() throws IOException {
    if (strings.isEmpty() || !parts.has(strings)) {
      return SharedStrings.none();
    }
    try (var xml =
        new XmlEvents(parts.bytes(strings, LARGEST, SheetFault.Kind.STRINGS_TOO_LARGE))) {
      return SharedStrings.read(xml);
    }
  }

  /// How its cells show numbers.
  List<NumberFormat> formats() throws IOException {
    if (styles.isEmpty() || !parts.has(styles)) {
      return List.of();
    }
    try (var xml =
        new XmlEvents(parts.bytes(styles, LARGEST_STYLES, SheetFault.Kind.STYLES_TOO_LARGE))) {
      return NumberFormat.all(xml);
    }
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
