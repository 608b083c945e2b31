package org.backbone.platform.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backbone.platform.core.sheet.SheetRemark;

/// How often something was so, and in which rows first.
final class FirstRows {
  private static final int MOST = 10;

  private final List<Long> first = new ArrayList<>();
  private int count;

  void add(long row) {
    count++;
    if (first.size() < MOST && row > 0) {
      first.add(row);
    }
  }

  /// It as a remark, if it was so at all.
  Optional<SheetRemark> remark(SheetRemark.Kind kind) {
    return count == 0 ? Optional.empty() : Optional.of(new SheetRemark(kind, count, first));
  }
}
