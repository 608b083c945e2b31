package org.backbone.runner.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.backbone.outcomes.catalog.CatalogueReader;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.FileMappingWriter;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.check.SentRows;
import org.backbone.outcomes.ingest.MappedFile;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.GuessSheet;
import org.backbone.outcomes.proposal.MappingDraft;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.templates.TemplateLayout;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.sheets.Sheet;
import org.backbone.runner.data.WholeFile;
import org.backbone.runner.options.AnswerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `backbone check FILE`: whether a file would be accepted. Exit code 0 if so; 1 if not, or if its
/// sender would be asked whether it is right; 2 where there is nothing to check; 3 where the
/// program itself failed.
@Command(
    name = "check",
    description = "Says whether a file would be accepted, and if not, why.",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 3)
public final class CheckVerb implements Callable<Integer> {
  private static final long LARGEST = 200L << 20;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a CSV or XLSX file")
  private Path file = Path.of("");

  @Option(
      names = "--dataset",
      paramLabel = "ID",
      description = "which dataset it is; without, the header decides")
  private String dataset = "";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "a mapping of your own, in the language of docs/mapping.md")
  private String mapping = "";

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "a network's catalogue, as JSON, instead of the one that is known")
  private String catalogue = "";

  @Option(
      names = "--period",
      paramLabel = "P",
      description = "which period it is about, such as 2014-10, SY2018-19 or FY2015")
  private String period = "";

  @Option(
      names = "--cells",
      paramLabel = "FILE",
      description = "writes every figure that was read as CSV")
  private String cells = "";

  @Option(
      names = "--propose",
      paramLabel = "FILE",
      description = "guesses what the columns mean, writes that as a mapping, and reads by it")
  private String propose = "";

  @Mixin private AnswerOptions options = new AnswerOptions();

  /// Made by picocli.
  public CheckVerb() {}

  @Override
  public Integer call() throws IOException {
    var answer = answer();
    var read =
        !propose.isEmpty()
            ? byProposal()
            : catalogue.isEmpty() ? Optional.of(byKnownLayouts()) : Optional.of(byMapping());
    // As on the day that comes first anywhere.
    var report = read.map(it -> it.on(LocalDate.now(ZoneOffset.MAX)));
    if (report.isPresent()) {
      answer.print(file, report.get());
    }
    return report.filter(CheckVerb::counts).isPresent() ? 0 : 1;
  }

  private static boolean counts(Report report) {
    return report instanceof Report.Accepted accepted && accepted.doubts().isEmpty();
  }

  private Optional<Report> byProposal() throws IOException {
    if (!mapping.isEmpty()) {
      throw badUse("--propose makes a mapping; --mapping has one");
    }
    var known =
        catalogue.isEmpty()
            ? DatasetFiles.bundled().catalogue()
            : read(catalogue, "a catalogue", CatalogueReader::read);
    if (!dataset.isEmpty() && known.dataset(dataset).isEmpty()) {
      throw badUse("the catalogue has no dataset " + dataset);
    }
    requireFile();
    // What is written repeats some of the file.
    var personal = new MappedFile(file, List.of(), known, asked()).personalData();
    if (personal.isPresent()) {
      return Optional.of(personal.get());
    }
    Optional<SheetGuess> guess;
    try (var sheet = new SentRows(Sheet.open(file), 0)) {
      guess = GuessSheet.of(sheet, known);
    }
    var draft = guess.map(it -> MappingDraft.of(it, "proposed", datasetFor(it, known)));
    var lack = draft.map(MappingDraft::lack).orElse(Optional.of(MappingDraft.Lack.FIGURE));
    if (draft.isEmpty() || lack.isPresent()) {
      spec.commandLine().getErr().println(lacking(lack));
      return Optional.empty();
    }
    var own = draft.get().mapping();
    WholeFile.write(
        Path.of(propose).toAbsolutePath(), FileMappingWriter.write(own).toPrettyString() + "\n");
    return Optional.of(report(List.of(own), known));
  }

  private static String lacking(Optional<MappingDraft.Lack> lack) {
    return switch (lack.orElse(MappingDraft.Lack.FIGURE)) {
      case FIGURE -> "No column could be told as a figure of this catalogue; nothing was written.";
      case PLACE -> "No column says where, as the catalogue calls places; nothing was written.";
      case COUNT -> "A column says out of how many, and none how many; nothing was written.";
      case NO_PERSON ->
          "Each row seems to be one person, and a column a percentage; nothing was written.";
      case TWICE -> "Two columns seem to be the same; nothing was written.";
    };
  }

  // Named, or the one that takes what was found.
  private String datasetFor(SheetGuess guess, Catalogue known) {
    if (!dataset.isEmpty()) {
      return dataset;
    }
    var found =
        guess.columns().stream()
            .flatMap(
                column ->
                    column.meaning() instanceof Meaning.Figure(var indicator, _, _)
                        ? Stream.of(indicator)
                        : Stream.<String>empty())
            .toList();
    return known.datasets().stream()
        .filter(it -> found.isEmpty() || it.indicators().containsAll(found))
        .map(Catalogue.Dataset::id)
        .findFirst()
        .orElse("");
  }

  private void requireFile() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw badUse("there is no file " + file + " that can be read");
    }
  }

  private Report byMapping() throws IOException {
    if (mapping.isEmpty()) {
      throw badUse("--catalogue needs a --mapping");
    }
    var known = read(catalogue, "a catalogue", CatalogueReader::read);
    var own = followed(known);
    requireFile();
    return report(List.of(own), known);
  }

  private FileMapping followed(Catalogue known) throws IOException {
    var own = read(mapping, "a mapping", FileMappingReader::read);
    var faults = SheetReading.faults(own, known);
    if (!faults.isEmpty()) {
      throw badUse(mapping + " cannot be followed:\n  " + String.join("\n  ", faults));
    }
    if (!dataset.isEmpty() && !dataset.equals(own.dataset())) {
      throw badUse("the mapping is for " + own.dataset() + ", not for " + dataset);
    }
    return own;
  }

  private Optional<Period> asked() {
    return period.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Period.parse(period)
                .orElseThrow(
                    () -> badUse("--period is 2014-10, 2024-Q3, SY2018-19, CY2024 or FY2015")));
  }

  private <T> T read(String name, String what, JsonText.Reader<T> reader) throws IOException {
    var path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw badUse("there is no file " + name);
    }
    try (var in = Files.newInputStream(path)) {
      return switch (reader.read(in)) {
        case JsonText.Good<T>(var read) -> read;
        case JsonText.Bad<T>(var faults) ->
            throw badUse(name + " is not " + what + ":\n  " + String.join("\n  ", faults));
      };
    }
  }

  private Report byKnownLayouts() throws IOException {
    var datasets = DatasetFiles.bundled();
    var mappings = mappings(datasets);
    requireFile();
    return report(mappings, datasets.catalogue());
  }

  private Report report(List<FileMapping> mappings, Catalogue known) throws IOException {
    if (Files.size(file) > LARGEST) {
      return tooLarge(known);
    }
    var mapped = new MappedFile(file, mappings, known, asked());
    var personal = mapped.personalData();
    if (personal.isPresent()) {
      return personal.get();
    }
    var result = mapped.read().result();
    if (!cells.isEmpty()) {
      CellFile.write(Path.of(cells), result.cells(), known);
    }
    return result.report();
  }

  private static Report tooLarge(Catalogue known) {
    var reading = SheetReading.of(List.of(), known, Optional.empty());
    reading.breakOff(RowProblem.ofFile(ProblemCode.FILE_TOO_LARGE, "200"));
    return reading.result().report();
  }

  private CheckAnswer answer() {
    PrintWriter out = spec.commandLine().getOut();
    var language = options.language();
    return switch (options.format()) {
      case TEXT -> new TextAnswer(out, language);
      case JSON -> new JsonAnswer(out, FileWords.in(language));
    };
  }

  private List<FileMapping> mappings(Datasets datasets) throws IOException {
    if (!mapping.isEmpty()) {
      return List.of(followed(datasets.catalogue()));
    }
    var wanted = dataset.isEmpty() ? datasets.datasets() : List.of(known(datasets, dataset));
    return wanted.stream()
        .flatMap(
            one ->
                Stream.concat(
                    one.mappings().stream(),
                    TemplateLayout.mappings(one, datasets, Language.EN).stream()))
        .toList();
  }

  private Dataset known(Datasets datasets, String id) {
    return datasets
        .dataset(id)
        .orElseThrow(
            () ->
                badUse(
                    "there is no dataset "
                        + id
                        + "; there are "
                        + String.join(
                            ", ", datasets.datasets().stream().map(Dataset::id).toList())));
  }

  private ParameterException badUse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
