package org.backbone.platform.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.backbone.platform.core.sheet.SheetFault;
import org.backbone.platform.core.sheet.SheetRemark;

/// The sheets of a workbook that are not read, as far as something stands in them.
///
/// @param seen how many can be seen
/// @param hidden how many are hidden
record OtherTabs(int seen, int hidden) {
  private static final int MOST = 200;

  static OtherTabs than(Workbook.Tab tab, Workbook workbook) throws IOException {
    var seen = 0;
    var hidden = 0;
    for (var other : workbook.tabs().subList(0, Math.min(MOST, workbook.tabs().size()))) {
      if (!other.equals(tab) && holdsSomething(other, workbook)) {
        seen += other.isSeen() ? 1 : 0;
        hidden += other.isSeen() ? 0 : 1;
      }
    }
    return new OtherTabs(seen, hidden);
  }

  // One that cannot be looked into may hold something.
  private static boolean holdsSomething(Workbook.Tab tab, Workbook workbook) throws IOException {
    try (var xml = workbook.beginning(tab)) {
      for (var event = xml.next(); event != XmlEvents.Event.END; event = xml.next()) {
        if (event == XmlEvents.Event.OPEN && (xml.name().equals("v") || xml.name().equals("is"))) {
          return true;
        }
      }
      return false;
    } catch (Unfit e) {
      return e.kind() != SheetFault.Kind.SHEET_ELSEWHERE;
    }
  }

  List<SheetRemark> remarks() {
    var remarks = new ArrayList<SheetRemark>();
    if (hidden > 0) {
      remarks.add(new SheetRemark(SheetRemark.Kind.SHEETS_HIDDEN, hidden, List.of()));
    }
    if (seen > 0) {
      remarks.add(new SheetRemark(SheetRemark.Kind.SHEETS_UNREAD, seen, List.of()));
    }
    return remarks;
  }
}
