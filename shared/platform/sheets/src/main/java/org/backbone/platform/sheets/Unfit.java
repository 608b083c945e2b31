package org.backbone.platform.sheets;

import java.io.IOException;
import org.backbone.platform.core.sheet.SheetFault;

/// What stands in a workbook is not what is read, wherever the reader is when it finds that out.
/// It leaves this package as a fault, with the row.
final class Unfit extends IOException {
  private static final long serialVersionUID = 1L;

  private final SheetFault.Kind kind;
  private final String[] arguments;

  Unfit(SheetFault.Kind kind) {
    super(kind.name());
    this.kind = kind;
    this.arguments = new String[0];
  }

  /// @param number a limit that it is over, or how many of it there are
  Unfit(SheetFault.Kind kind, int number) {
    super(kind.name());
    this.kind = kind;
    this.arguments = new String[] {Integer.toString(number)};
  }

  static Unfit damaged() {
    return new Unfit(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  SheetFault.Kind kind() {
    return kind;
  }

  /// It as a fault of the file.
  SheetFault fault() {
    return SheetFault.ofFile(kind, arguments);
  }

  /// It as a fault of a row.
  SheetFault fault(long row) {
    return new SheetFault(kind, row, fault().arguments());
  }
}
