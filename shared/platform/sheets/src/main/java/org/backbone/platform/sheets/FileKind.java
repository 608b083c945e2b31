package org.backbone.platform.sheets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.platform.core.sheet.SheetFault;

/// Recognises, by what is inside and not by its name, a file of another kind than is read, so that
/// its sender hears what it is.
final class FileKind {
  private static final List<String> WEB_TAGS =
      List.of("!doctype html", "html", "table", "head", "body", "meta");
  private static final int MIMETYPE = 200;
  private static final int OLD_ENTRY = 128;
  private static final int LONGEST_OLD_NAME = 31;

  // The first bytes, in ISO 8859-1.
  private static final Map<String, SheetFault.Kind> BEGINNINGS =
      Map.ofEntries(
          Map.entry("\u0089PNG", SheetFault.Kind.PICTURE),
          Map.entry("\u00ff\u00d8\u00ff", SheetFault.Kind.PICTURE),
          Map.entry("GIF8", SheetFault.Kind.PICTURE),
          Map.entry("II*\0", SheetFault.Kind.PICTURE),
          Map.entry("MM\0*", SheetFault.Kind.PICTURE),
          Map.entry("%PDF", SheetFault.Kind.PDF),
          Map.entry("\u001f\u008b", SheetFault.Kind.ARCHIVE),
          Map.entry("7z\u00bc\u00af", SheetFault.Kind.ARCHIVE),
          Map.entry("Rar!\u001a", SheetFault.Kind.ARCHIVE),
          Map.entry("BZh", SheetFault.Kind.ARCHIVE),
          Map.entry("\u00fd7zXZ", SheetFault.Kind.ARCHIVE));

  // A file of an old Office is a disk in small: the names of its files say whose it is.
  private static final String OLD = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  private FileKind() {}

  /// What begins with these bytes, where they say it.
  static Optional<SheetFault.Kind> ofBytes(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    return text.startsWith("ftyphei", 4) || text.startsWith("ftypmif1", 4)
        ? Optional.of(SheetFault.Kind.PICTURE)
        : BEGINNINGS.entrySet().stream()
            .filter(beginning -> text.startsWith(beginning.getKey()))
            .findFirst()
            .map(Map.Entry::getValue);
  }

  /// Whether these are the first bytes of a file that an Office before 2007 saved, or a later one
  /// that has a password.
  static boolean isOld(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).startsWith(OLD);
  }

  /// Which file of an old Office it is.
  static SheetFault.Kind ofOld(InputStream file) throws IOException {
    var in = new BufferedInputStream(file, 1 << 16);
    var kind = SheetFault.Kind.OLD_OFFICE;
    for (var entry = in.readNBytes(OLD_ENTRY);
        entry.length == OLD_ENTRY;
        entry = in.readNBytes(OLD_ENTRY)) {
      switch (oldName(entry)) {
        case "EncryptedPackage" -> {
          return SheetFault.Kind.PASSWORD;
        }
        case "Workbook", "Book" -> kind = SheetFault.Kind.OLD_EXCEL;
        case "WordDocument" -> kind = SheetFault.Kind.TEXT_DOCUMENT;
        case "PowerPoint Document" -> kind = SheetFault.Kind.PRESENTATION;
        default -> {
          // Contents, or a name that says nothing.
        }
      }
    }
    return kind;
  }

  // Two bytes a letter, and behind 64 of them how many with a zero at the end.
  private static String oldName(byte[] entry) {
    var length = (entry[64] & 0xff) / 2 - 1;
    return length < 1 || length > LONGEST_OLD_NAME || entry[65] != 0
        ? ""
        : new String(entry, 0, 2 * length, StandardCharsets.UTF_16LE);
  }

  /// What a zip is, unless it may be a workbook.
  static Optional<SheetFault.Kind> ofZip(ZipParts parts) throws IOException {
    if (parts.has("mimetype")) {
      return Optional.of(ofMimetype(parts));
    }
    if (parts.has("xl/workbook.bin")) {
      return Optional.of(SheetFault.Kind.BINARY_WORKBOOK);
    }
    if (parts.has("word/document.xml")) {
      return Optional.of(SheetFault.Kind.TEXT_DOCUMENT);
    }
    if (parts.has("ppt/presentation.xml")) {
      return Optional.of(SheetFault.Kind.PRESENTATION);
    }
    if (parts.has("Index/Document.iwa") || parts.has("Index.zip")) {
      return Optional.of(SheetFault.Kind.NUMBERS);
    }
    return parts.has("[Content_Types].xml") || parts.has("xl/workbook.xml")
        ? Optional.empty()
        : Optional.of(SheetFault.Kind.ZIP_OF_FILES);
  }

  private static SheetFault.Kind ofMimetype(ZipParts parts) throws IOException {
    try (var in = parts.bytes("mimetype", Long.MAX_VALUE, SheetFault.Kind.WORKBOOK_TOO_LARGE)) {
      var type = new String(in.readNBytes(MIMETYPE), StandardCharsets.US_ASCII);
      if (type.contains("opendocument.spreadsheet")) {
        return SheetFault.Kind.OPEN_DOCUMENT;
      }
      if (type.contains("opendocument.text")) {
        return SheetFault.Kind.TEXT_DOCUMENT;
      }
      return type.contains("opendocument.presentation")
          ? SheetFault.Kind.PRESENTATION
          : SheetFault.Kind.ZIP_OF_FILES;
    }
  }

  /// What a text is that is no table.
  ///
  /// @param head its beginning
  static Optional<SheetFault.Kind> ofText(String head) {
    var text = head.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("{\\rtf")) {
      return Optional.of(SheetFault.Kind.TEXT_DOCUMENT);
    }
    if (text.startsWith("[internetshortcut]") || (isJson(text) && leadsToADrive(text))) {
      return Optional.of(SheetFault.Kind.SHORTCUT);
    }
    if (isJson(text)) {
      return Optional.of(SheetFault.Kind.DATA_FOR_PROGRAMS);
    }
    if (text.startsWith("mime-version:")) {
      return Optional.of(SheetFault.Kind.WEB_PAGE);
    }
    return text.startsWith("<") ? ofTags(text) : Optional.empty();
  }

  private static boolean isJson(String text) {
    var inside = text.isEmpty() ? "" : text.substring(1).stripLeading();
    return text.startsWith("{")
        ? inside.startsWith("\"")
        : inside.startsWith("{") && text.startsWith("[");
  }

  private static boolean leadsToADrive(String text) {
    return text.contains("\"doc_id\"") || text.contains("docs.google.com");
  }

  private static Optional<SheetFault.Kind> ofTags(String text) {
    if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return Optional.of(SheetFault.Kind.XML_SPREADSHEET);
    }
    if (text.contains("opendocument.spreadsheet")) {
      return Optional.of(SheetFault.Kind.OPEN_DOCUMENT);
    }
    if (WEB_TAGS.stream().anyMatch(tag -> text.contains("<" + tag))) {
      return Optional.of(SheetFault.Kind.WEB_PAGE);
    }
    return text.startsWith("<?xml") || text.startsWith("<!doctype")
        ? Optional.of(SheetFault.Kind.DATA_FOR_PROGRAMS)
        : Optional.empty();
  }
}
