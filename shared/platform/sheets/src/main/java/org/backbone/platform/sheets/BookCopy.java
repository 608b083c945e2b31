package org.backbone.platform.sheets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backbone.platform.books.NewBook;
import org.backbone.platform.books.XmlText;
import org.backbone.platform.core.sheet.SheetFault;

/// Copies a workbook part by part, with a [BookAnswer] in it; nothing is held but one tag.
/// Sheets, styles and widths stay as they are. What is said is text, never a formula, and programs
/// (macros) stay behind.
public final class BookCopy {
  // Parts that nobody reads may unpack to anything.
  private static final long LARGEST_PART = 300L << 20;
  private static final long LARGEST = 500L << 20;
  private static final long LARGEST_LIST = 4L << 20;
  private static final String TYPES = "[Content_Types].xml";
  private static final String SHEET_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
  private static final String BOOK_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  private static final String WORKSHEET = "/worksheet";

  private final Workbook workbook;
  private final ZipParts parts;
  private final BookAnswer answers;
  private final Styles styles;
  private final ZipOutputStream zip;
  private final Writer out;
  private final Workbook.Tab tab;
  private long size;

  // How the new sheet is linked.
  private String target = "";
  private String link = "";
  private String linkType = "";

  private BookCopy(Workbook workbook, BookAnswer answers, OutputStream to) throws IOException {
    this.workbook = workbook;
    this.parts = workbook.parts();
    this.answers = answers;
    this.styles = styles(workbook);
    this.tab = workbook.seen(answers.sheet());
    this.zip = new ZipOutputStream(to);
    this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
  }

  /// Writes the copy of a workbook; says whether it could. What was written otherwise is nothing
  /// that can be opened.
  public static boolean write(Path file, BookAnswer answers, OutputStream to) throws IOException {
    try (var workbook = Workbook.open(file)) {
      var copy = new BookCopy(workbook, answers, to);
      if (!copy.parts.has(TYPES) || copy.tab.part().isEmpty()) {
        return false;
      }
      copy.write();
      return true;
    } catch (Unfit _) {
      return false;
    }
  }

  private static Styles styles(Workbook workbook) throws IOException {
    if (workbook.styles().isEmpty()) {
      return Styles.NONE;
    }
    try (var xml = tags(workbook.parts(), workbook.styles(), LARGEST_PART)) {
      return Styles.of(xml);
    }
  }

  private static XmlTags tags(ZipParts parts, String part, long most) throws IOException {
    return new XmlTags(parts.bytes(part, most, SheetFault.Kind.WORKBOOK_TOO_LARGE));
  }

  private void write() throws IOException {
    var instead =
        workbook.tabs().stream()
            .filter(other -> !answers.instead().isEmpty() && other.name().equals(answers.instead()))
            .filter(other -> !other.equals(tab) && !other.part().isEmpty())
            .map(Workbook.Tab::part)
            .findFirst()
            .orElse("");
    if (instead.isEmpty()) {
      name();
    }
    for (var name : parts.names()) {
      if (isProgram(name)) {
        continue;
      }
      begin(name);
      if (is(name, tab.part())) {
        copy(name, xml -> new SheetCopy(xml, out, answers, styles.looks()).copy());
      } else if (is(name, instead)) {
        more();
      } else if (is(name, workbook.styles())) {
        copy(name, xml -> styles.copy(xml, out));
      } else if (is(name, TYPES)) {
        copy(name, this::types);
      } else if (is(name, workbook.main()) && instead.isEmpty()) {
        copy(name, this::book);
      } else if (is(name, Workbook.linksOf(workbook.main()))) {
        copy(name, this::links);
      } else {
        bytes(name);
      }
      out.flush();
      zip.closeEntry();
    }
    if (instead.isEmpty()) {
      begin(folder() + target);
      more();
      out.flush();
      zip.closeEntry();
    }
    zip.finish();
  }

  private static boolean is(String name, String part) {
    return !part.isEmpty() && ZipParts.isSame(name, part);
  }

  private void begin(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  private String folder() {
    return workbook.main().substring(0, workbook.main().lastIndexOf('/') + 1);
  }

  // Names that nothing in the workbook has.
  private void name() throws IOException {
    target = "worksheets/answer.xml";
    for (var i = 2; parts.has(folder() + target); i++) {
      target = "worksheets/answer" + i + ".xml";
    }
    link = "answer";
    var links = Workbook.linksOf(workbook.main());
    try (var xml = tags(parts, links, LARGEST_LIST)) {
      while (xml.next(Writer.nullWriter())) {
        if (xml.opens("Relationship")) {
          var type = xml.attribute("Type");
          linkType = type.endsWith(WORKSHEET) ? type : linkType;
          var id = xml.attribute("Id");
          link = id.startsWith(link) ? id + "x" : link;
        }
      }
    }
    if (linkType.isEmpty()) {
      throw Unfit.damaged();
    }
  }

  private String sheetName() {
    var name = answers.more().name();
    for (var i = 2; isTaken(name); i++) {
      var end = " " + i;
      var most = Math.min(answers.more().name().length(), 31 - end.length());
      name = answers.more().name().substring(0, most) + end;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return workbook.tabs().stream().anyMatch(other -> other.name().equalsIgnoreCase(name));
  }

  @FunctionalInterface
  private interface Copy {
    void of(XmlTags xml) throws IOException;
  }

  private void copy(String name, Copy copy) throws IOException {
    try (var xml = tags(parts, name, LARGEST_PART)) {
      copy.of(xml);
    }
  }

  private void bytes(String name) throws IOException {
    try (var in = parts.bytes(name, LARGEST_PART, SheetFault.Kind.WORKBOOK_TOO_LARGE)) {
      size += in.transferTo(zip);
    }
    if (size > LARGEST) {
      throw new Unfit(SheetFault.Kind.WORKBOOK_TOO_LARGE);
    }
  }

  private void more() throws IOException {
    answers.more().write(space(), styles.wrapped(), out);
  }

  private String space() throws IOException {
    return isStrict() ? NewBook.STRICT : NewBook.SPACE;
  }

  private boolean isStrict() throws IOException {
    try (var xml = tags(parts, tab.part(), LARGEST_PART)) {
      return xml.next(Writer.nullWriter()) && xml.raw().contains(NewBook.STRICT);
    }
  }

  private void types(XmlTags xml) throws IOException {
    out.write(XmlText.DECLARATION);
    while (xml.next(out)) {
      if (xml.closes("Types") && !target.isEmpty()) {
        out.write(
            "<%sOverride PartName=\"/%s\" ContentType=\"%s\"/>"
                .formatted(xml.prefix(), folder() + target, SHEET_TYPE));
      }
      if (xml.opens("Override") && isProgram(xml.attribute("PartName"))) {
        xml.rest(Writer.nullWriter());
      } else {
        out.write(
            xml.opens("Override") && is(xml.attribute("PartName"), workbook.main())
                ? xml.with("ContentType", BOOK_TYPE)
                : xml.raw());
      }
    }
  }

  private static boolean isProgram(String part) {
    return part.toLowerCase(Locale.ROOT).matches("/?xl/(_rels/)?vba[a-z]*\\.(bin|xml)(\\.rels)?");
  }

  private void links(XmlTags xml) throws IOException {
    out.write(XmlText.DECLARATION);
    while (xml.next(out)) {
      if (xml.closes("Relationships") && !link.isEmpty()) {
        out.write(
            "<%sRelationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>"
                .formatted(xml.prefix(), link, linkType, target));
      }
      if (xml.opens("Relationship") && xml.attribute("Type").endsWith("/vbaProject")) {
        xml.rest(Writer.nullWriter());
      } else {
        out.write(xml.raw());
      }
    }
  }

  private void book(XmlTags xml) throws IOException {
    out.write(XmlText.DECLARATION);
    var highest = 0;
    while (xml.next(out)) {
      if (xml.opens("sheet")) {
        var id = xml.attribute("sheetId");
        highest = id.matches("[0-9]{1,9}") ? Math.max(highest, Integer.parseInt(id)) : highest;
      } else if (xml.closes("sheets")) {
        out.write(
            "<%ssheet xmlns:answer=\"%s\" name=\"%s\" sheetId=\"%d\" answer:id=\"%s\"/>"
                .formatted(
                    xml.prefix(),
                    linkType.substring(0, linkType.length() - WORKSHEET.length()),
                    XmlText.escaped(sheetName()),
                    highest + 1,
                    link));
      }
      out.write(xml.raw());
    }
  }
}
