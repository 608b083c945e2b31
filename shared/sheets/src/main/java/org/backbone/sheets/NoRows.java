package org.backbone.sheets;

import org.backbone.domain.outcome.RowProblem;
import org.backbone.domain.outcome.Rows;

/// A file that is no sheet, and why.
record NoRows(RowProblem problem) implements Rows {
  @Override
  public Next next() {
    return new Unreadable(problem);
  }

  @Override
  public void close() {}
}
