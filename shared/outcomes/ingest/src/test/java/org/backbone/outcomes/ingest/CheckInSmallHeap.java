package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.Report;

/// Checks one file in a JVM of its own, so that its heap can be small.
final class CheckInSmallHeap {
  private CheckInSmallHeap() {}

  public static void main(String[] arguments) throws IOException {
    var known = DatasetFiles.bundled();
    var file =
        new MappedFile(
            Path.of(arguments[0]), known.mappings(), known.catalogue(), Optional.empty());
    System.out.println(
        switch (file.read().result().report()) {
          case Report.Accepted(_, _, _, var reading, _, _) ->
              reading.rows() + " rows, " + reading.counted() + " counted";
          case Report.Refused refused -> refused.rows() + " rows, refused";
        });
  }
}
