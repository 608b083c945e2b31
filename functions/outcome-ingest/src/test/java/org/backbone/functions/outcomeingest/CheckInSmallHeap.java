package org.backbone.functions.outcomeingest;

import java.io.IOException;
import java.nio.file.Path;
import org.backbone.catalog.Catalog;
import org.backbone.domain.outcome.Report;
import org.backbone.domain.outcome.SheetCheck;
import org.backbone.sheets.Sheet;

/// Checks one file in a JVM of its own, so that its heap can be small.
final class CheckInSmallHeap {
  private CheckInSmallHeap() {}

  public static void main(String[] arguments) throws IOException {
    try (var sheet = Sheet.open(Path.of(arguments[0]))) {
      var report = SheetCheck.among(Catalog.bundled().datasets()).read(sheet);
      var counted = report instanceof Report.Accepted accepted ? accepted.reading().counted() : -1;
      System.out.println(report.rows() + " rows, " + counted + " counted");
    }
  }
}
