package org.backbone.platform.sheets;

import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;

/// A file that is no sheet, and why.
record NoRows(SheetFault fault) implements Rows {
  @Override
  public Next next() {
    return new Unreadable(fault);
  }

  @Override
  public void close() {}
}
