package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.platform.files.FileStore;

/// Reads the kept file of an accepted upload once more, and changes nothing. It is read by the
/// mapping that its receipt names and by the revision of the catalogue that makes of it what was
/// accepted, if there still are such; else as a file that comes today.
///
/// Which revision a file was read by is written down nowhere. Its figures have a digest, though:
/// the newest revision that gives it is as good.
final class ReadOnceMore {
  /// What came of it.
  sealed interface Again {
    /// There is no file.
    record Gone() implements Again {}

    /// There is another one than was accepted.
    ///
    /// @param sha256 its digest
    record Other(String sha256) implements Again {}

    /// It comes to these figures.
    ///
    /// @param mapping the digest of the mapping that it was read by
    /// @param revision the catalogue's
    record Read(Aggregate figures, String mapping, long revision) implements Again {}

    /// It would not be taken.
    ///
    /// @param codes what is wrong with it
    record NotTaken(List<String> codes) implements Again {}
  }

  // A file is not read without end.
  private static final int MOST_REVISIONS = 10;

  private final FileStore files;
  private final LayoutStore layouts;
  private final CatalogueStore catalogues;
  private final long newest;
  private final Map<Long, Optional<Datasets>> known = new HashMap<>();

  ReadOnceMore(FileStore files, LayoutStore layouts, CatalogueStore catalogues) {
    this.files = files;
    this.layouts = layouts;
    this.catalogues = catalogues;
    this.newest = catalogues.revision();
  }

  // By which mappings, of which revision.
  private record Way(long revision, Datasets datasets, List<FileMapping> mappings) {}

  /// Reads it.
  ///
  /// @param mapping the digest of the mapping that it was read by; empty where nobody knows
  Again read(Upload upload, Outcome.Accepted accepted, String mapping) throws IOException {
    var fetched = LocalCopy.of(files, new ArrivedFile(upload.fileKey(), "", upload.id()));
    if (fetched.isEmpty()) {
      return new Again.Gone();
    }
    try (var copy = fetched.get()) {
      if (!copy.facts().sha256().equals(accepted.file().sha256())) {
        return new Again.Other(copy.facts().sha256());
      }
      Again last = new Again.NotTaken(List.of());
      for (var way : ways(upload, mapping)) {
        var again = read(copy, upload, way);
        if (again instanceof Again.Read(var figures, _, _)
            && figures.digest().equals(accepted.aggregate())) {
          return again;
        }
        // What is told where none gives the figures is the newest.
        if (last instanceof Again.NotTaken(var codes) && codes.isEmpty()) {
          last = again;
        }
      }
      return last;
    }
  }

  private Again read(LocalCopy copy, Upload upload, Way way) throws IOException {
    var file =
        new MappedFile(
            copy.path(),
            way.mappings(),
            way.datasets().catalogue(),
            Optional.of(upload.slot().period()));
    var result = file.read().result();
    return switch (result.report()) {
      case Report.Accepted accepted ->
          new Again.Read(
              accepted.aggregate(),
              FileMappings.digest(result.mapping().orElseThrow()),
              way.revision());
      case Report.Refused refused ->
          new Again.NotTaken(refused.groups().stream().map(ProblemGroup::code).distinct().toList());
    };
  }

  // The newest revision first. Where some have the mapping that is named, those alone.
  private List<Way> ways(Upload upload, String mapping) {
    var said = layouts.mappings(upload.slot().partner(), upload.slot().dataset());
    var all = new ArrayList<Way>();
    var named = new ArrayList<Way>();
    for (var revision = newest; revision >= 0 && newest - revision < MOST_REVISIONS; revision--) {
      var datasets = known.computeIfAbsent(revision, this::datasets);
      var dataset = datasets.flatMap(it -> it.dataset(upload.slot().dataset()));
      if (datasets.isPresent() && dataset.isPresent()) {
        var mappings = FileMappings.of(upload, datasets.get(), dataset.get(), said);
        all.add(new Way(revision, datasets.get(), mappings));
        mappings.stream()
            .filter(one -> FileMappings.digest(one).equals(mapping))
            .findFirst()
            .map(one -> new Way(all.getLast().revision(), datasets.get(), List.of(one)))
            .ifPresent(named::add);
      }
    }
    return named.isEmpty() ? all : named;
  }

  // An old revision may hold what nobody can follow any more; that which holds now cannot.
  private Optional<Datasets> datasets(long revision) {
    try {
      return Optional.of(DatasetFiles.of(LiveCatalogue.document(catalogues, revision)));
    } catch (IllegalStateException e) {
      if (revision == newest) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
