package org.backbone.runner.rebuild;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.RollCheck;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.table.DynamoCatalogueStore;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.outcomes.ingest.Rebuild;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Progress;
import org.backbone.outcomes.table.DynamoLayoutStore;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.table.Table;

/// What a whole look through a network's table and files found.
///
/// @param isMending whether what was wrong was made again where it could be
public record Rebuilt(boolean isMending, Progress progress, List<Finding> findings) {
  /// Copies the findings.
  public Rebuilt {
    findings = List.copyOf(findings);
  }

  /// Looks through all of it.
  ///
  /// @param minN counts of people below it are not shown
  public static Rebuilt of(Table table, FileStore files, int minN, boolean isMending)
      throws IOException {
    var rollups = new DynamoRollupStore(table);
    var releases = new DynamoReleaseStore(table);
    var disclosure = new Disclosure(minN);
    var clock = InstantSource.system();
    var rollup = new Rollup(rollups, releases, disclosure, clock);
    var findings = new ArrayList<Finding>();
    var progress =
        new Rebuild(
                files,
                new DynamoSlotStore(table),
                new DynamoLayoutStore(table),
                new DynamoCatalogueStore(table),
                rollups,
                new RollCheck(rollups, releases, disclosure),
                rollup::roll,
                clock)
            .begin(isMending, findings::add)
            .until(Progress.START, Deadline.NONE);
    return new Rebuilt(isMending, progress, findings);
  }

  /// How many things are of this fate.
  public long count(Finding.Fate fate) {
    return findings.stream().filter(finding -> finding.fate() == fate).count();
  }

  /// Whether something is wrong yet.
  public boolean isWrong() {
    return findings.stream().anyMatch(Finding::isWrong);
  }
}
