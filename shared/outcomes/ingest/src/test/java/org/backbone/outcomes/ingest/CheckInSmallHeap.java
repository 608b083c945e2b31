package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.SheetCheck;
import org.backbone.platform.sheets.Sheet;

/// Checks one file in a JVM of its own, so that its heap can be small.
final class CheckInSmallHeap {
  private CheckInSmallHeap() {}

  public static void main(String[] arguments) throws IOException {
    try (var sheet = Sheet.open(Path.of(arguments[0]))) {
      var report = SheetCheck.among(DatasetFiles.bundled().datasets()).read(sheet);
      System.out.println(
          switch (report) {
            case Report.Accepted(_, _, _, var reading, _) ->
                reading.rows() + " rows, " + reading.counted() + " counted";
            case Report.Refused refused -> refused.rows() + " rows, refused";
          });
    }
  }
}
