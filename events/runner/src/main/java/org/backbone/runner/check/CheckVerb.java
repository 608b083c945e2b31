package org.backbone.runner.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.backbone.outcomes.catalog.CatalogueReader;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.catalog.MappingReader;
import org.backbone.outcomes.check.Dataset;
import org.backbone.outcomes.check.Datasets;
import org.backbone.outcomes.check.Mapping;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.check.SheetCheck;
import org.backbone.outcomes.ingest.MappedFile;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.sheets.Sheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `backbone check FILE`: whether a file would be accepted. Exit code 0 if so, 1 if not, 2 where
/// there is nothing to check, 3 where the program itself failed.
@Command(
    name = "check",
    description = "Says whether a file would be accepted, and if not, why.",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 3)
public final class CheckVerb implements Callable<Integer> {
  private static final long LARGEST = 200L << 20;
  private static final String TAGS =
      Language.all().stream().map(Language::tag).collect(Collectors.joining(" or "));

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
      description = "a mapping of your own, as JSON, instead of those that are known")
  private String mapping = "";

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description =
          "a network's catalogue, as JSON; --mapping is then in the language of docs/mapping.md")
  private String catalogue = "";

  @Option(
      names = "--period",
      paramLabel = "P",
      description = "which period it is about, such as 2014-10, SY2018-19 or FY2015")
  private String period = "";

  @Option(
      names = "--cells",
      paramLabel = "FILE",
      description = "writes every figure that was read as CSV; with --catalogue")
  private String cells = "";

  @Option(names = "--format", paramLabel = "text|json", description = "default: text")
  private String format = "text";

  @Option(
      names = "--lang",
      paramLabel = "TAG",
      description = "the language, as en or es; default: en")
  private String lang = "en";

  /// Made by picocli.
  public CheckVerb() {}

  @Override
  public Integer call() throws IOException {
    var language =
        Language.of(lang).orElseThrow(() -> badUse("--lang is " + TAGS + ", not " + lang));
    var answer = answer(language);
    var report = catalogue.isEmpty() ? byKnownLayouts() : byMapping();
    answer.print(file, report);
    return report instanceof Report.Accepted ? 0 : 1;
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
    var own = read(mapping, "a mapping", FileMappingReader::read);
    var faults = SheetReading.faults(own, known);
    if (!faults.isEmpty()) {
      throw badUse(mapping + " cannot be followed:\n  " + String.join("\n  ", faults));
    }
    if (!dataset.isEmpty() && !dataset.equals(own.dataset())) {
      throw badUse("the mapping is for " + own.dataset() + ", not for " + dataset);
    }
    requireFile();
    if (Files.size(file) > LARGEST) {
      return tooLarge();
    }
    var result = MappedFile.read(file, own, known, asked());
    if (!cells.isEmpty()) {
      CellFile.write(Path.of(cells), result.cells(), known);
    }
    return result.report();
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
    if (!cells.isEmpty() || !period.isEmpty()) {
      throw badUse("--cells and --period need a --catalogue");
    }
    var datasets = datasets(DatasetFiles.bundled());
    requireFile();
    return report(datasets);
  }

  private Report report(List<Dataset> datasets) throws IOException {
    if (Files.size(file) > LARGEST) {
      return tooLarge();
    }
    try (var sheet = Sheet.open(file)) {
      return SheetCheck.among(datasets).read(sheet);
    }
  }

  private static Report tooLarge() {
    var check = SheetCheck.among(List.of());
    check.breakOff(RowProblem.ofFile(ProblemCode.FILE_TOO_LARGE, "200"));
    return check.report();
  }

  private CheckAnswer answer(Language language) {
    PrintWriter out = spec.commandLine().getOut();
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "text" -> new TextAnswer(out, language);
      case "json" -> new JsonAnswer(out, FileWords.in(language));
      default -> throw badUse("--format is text or json, not " + format);
    };
  }

  private List<Dataset> datasets(Datasets datasets) throws IOException {
    if (!mapping.isEmpty()) {
      return List.of(withMapping(datasets, read(mapping, "a mapping", MappingReader::read)));
    }
    if (dataset.isEmpty()) {
      return datasets.datasets();
    }
    return List.of(known(datasets, dataset));
  }

  private Dataset withMapping(Datasets datasets, Mapping own) {
    if (!dataset.isEmpty() && !dataset.equals(own.dataset())) {
      throw badUse("the mapping is for " + own.dataset() + ", not for " + dataset);
    }
    var of = known(datasets, own.dataset());
    for (var figure : own.figures()) {
      if (!of.indicators().contains(figure.indicator())) {
        throw badUse(
            of.id()
                + " feeds "
                + String.join(", ", of.indicators())
                + ", not "
                + figure.indicator()
                + " as the mapping's figure "
                + figure.id()
                + " would");
      }
    }
    return new Dataset(
        of.id(),
        of.title(),
        of.periodType(),
        of.indicators(),
        of.due(),
        of.dueMonths(),
        List.of(own));
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
