package org.backbone.platform.core.sheet;

import java.io.IOException;
import java.util.List;

/// A sheet's rows, one after the other; never all of them at once.
public interface Rows extends AutoCloseable {
  /// What comes next in a sheet.
  sealed interface Next {}

  /// A row, blank ones too.
  record Found(Row row) implements Next {}

  /// Nothing more.
  record End() implements Next {}

  /// The rest cannot be read, for this reason.
  record Unreadable(SheetFault fault) implements Next {}

  /// The next row, or why there is none.
  Next next() throws IOException;

  /// What its sender sees otherwise, as far as it was read.
  default List<SheetRemark> remarks() {
    return List.of();
  }

  @Override
  void close() throws IOException;
}
