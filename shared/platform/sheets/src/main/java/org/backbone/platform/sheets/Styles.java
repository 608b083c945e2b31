package org.backbone.platform.sheets;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import org.backbone.platform.books.XmlText;

/// What a workbook's styles gain: how a marked cell looks, and a cell whose text is broken into
/// lines.
///
/// @param looks the number of the first; -1 where there are no styles
/// @param wrapped the number of the second; -1 where cells have no styles
record Styles(int looks, int wrapped) {
  /// Of a workbook that has none.
  static final Styles NONE = new Styles(-1, -1);

  private static final int MOST = 60_000;
  private static final Set<String> BEHIND_LOOKS = Set.of("tableStyles", "colors", "extLst");

  /// Counts those that are there.
  static Styles of(XmlTags xml) throws IOException {
    var looks = 0;
    var cells = 0;
    var hasCells = false;
    var within = "";
    while (xml.next(Writer.nullWriter())) {
      if (xml.depth() == 1) {
        within = xml.isClose() || xml.isEmpty() ? "" : xml.name();
        hasCells |= xml.name().equals("cellXfs") && !xml.isEmpty();
      } else if (xml.depth() == 2 && !xml.isClose()) {
        looks += within.equals("dxfs") ? 1 : 0;
        cells += within.equals("cellXfs") ? 1 : 0;
      }
    }
    return new Styles(looks, hasCells && cells < MOST ? cells : -1);
  }

  void copy(XmlTags xml, Writer out) throws IOException {
    out.write(XmlText.DECLARATION);
    var isDone = false;
    while (xml.next(out)) {
      var prefix = xml.prefix();
      if (xml.depth() == 1 && xml.opens("dxfs")) {
        isDone = true;
        var tag = counted(xml, looks);
        out.write(
            xml.isEmpty()
                ? tag.substring(0, tag.length() - 2) + ">" + look(prefix) + xml.closing()
                : tag);
      } else if (xml.depth() == 1 && xml.closes("dxfs")) {
        out.write(look(prefix) + xml.raw());
      } else if (xml.depth() == 1 && xml.opens("cellXfs") && wrapped >= 0) {
        out.write(counted(xml, wrapped));
      } else if (xml.depth() == 1 && xml.closes("cellXfs") && wrapped >= 0) {
        out.write(wrap(prefix) + xml.raw());
      } else {
        var isBehind =
            (xml.depth() == 1 && !xml.isClose() && BEHIND_LOOKS.contains(xml.name()))
                || (xml.depth() == 0 && xml.isClose());
        if (isBehind && !isDone) {
          isDone = true;
          out.write("<%1$sdxfs count=\"1\">%2$s</%1$sdxfs>".formatted(prefix, look(prefix)));
        }
        out.write(xml.raw());
      }
    }
  }

  private static String counted(XmlTags xml, int before) throws IOException {
    return xml.with("count", Integer.toString(before + 1));
  }

  private static String look(String prefix) {
    return ("<%1$sdxf><%1$sfont><%1$scolor rgb=\"FF7F3F00\"/></%1$sfont><%1$sfill>"
            + "<%1$spatternFill patternType=\"solid\"><%1$sfgColor rgb=\"FFFFEB9C\"/>"
            + "<%1$sbgColor rgb=\"FFFFEB9C\"/></%1$spatternFill></%1$sfill></%1$sdxf>")
        .formatted(prefix);
  }

  private static String wrap(String prefix) {
    return ("<%1$sxf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" applyNumberFormat=\"1\""
            + " applyAlignment=\"1\"><%1$salignment vertical=\"top\" wrapText=\"1\"/></%1$sxf>")
        .formatted(prefix);
  }
}
