package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Cases as data: each small file under `cases/`, and the report that is expected beside it.
class CasesTest {
  private static final String EXPECTED = ".expected.txt";

  @TestFactory
  Stream<DynamicTest> everyCaseIsReportedAsExpected() throws IOException {
    try (var files = Files.list(TestFiles.path("/cases"))) {
      return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(name(file), () -> reportsAsExpected(file)));
    }
  }

  private static void reportsAsExpected(Path file) throws IOException {
    var expected = file.resolveSibling(name(file) + EXPECTED);
    assertThat(expected).exists();
    assertThat(String.join("\n", report(file))).isEqualTo(Files.readString(expected).strip());
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("[.][a-z0-9]+$", "");
  }

  private static List<String> report(Path file) throws IOException {
    var known = DatasetFiles.bundled();
    var mapped = new MappedFile(file, known.mappings(), known.catalogue(), Optional.empty());
    var personal = mapped.personalData();
    return lines(personal.isPresent() ? personal.get() : mapped.read().result().report());
  }

  static List<String> lines(Report report) {
    var lines = new ArrayList<String>();
    switch (report) {
      case Report.Accepted accepted -> {
        var reading = accepted.reading();
        lines.add(
            "accepted: %s for %s, %d rows, %d counted, %d hidden"
                .formatted(
                    accepted.dataset(),
                    accepted.periods().stream()
                        .map(Period::code)
                        .collect(Collectors.joining(" and ")),
                    reading.rows(),
                    reading.counted(),
                    reading.hidden()));
        var first = accepted.aggregate().tables().firstEntry();
        if (first.getValue().size() <= 12) {
          first
              .getValue()
              .forEach(
                  cell ->
                      lines.add(
                          "%s %s/%s/%s: %s of %s"
                              .formatted(
                                  first.getKey().period(),
                                  cell.key().site(),
                                  cell.key().dimension(),
                                  cell.key().group(),
                                  Amounts.text(cell.count()),
                                  Amounts.text(cell.base()))));
        }
        reading.notes().stream()
            .filter(note -> !note.code().equals("column_ignored"))
            .forEach(note -> lines.add("- " + FileWords.in(Language.EN).note(note)));
        accepted
            .doubts()
            .forEach(
                doubt ->
                    lines.add("asked: " + FileWords.in(Language.EN).doubt(doubt, doubt.about())));
      }
      case Report.Refused refused -> {
        lines.add("refused: %d of %d rows".formatted(refused.badRows(), refused.rows()));
        refused
            .first()
            .forEach(
                problem ->
                    lines.add(
                        problem.code().id() + ": " + FileWords.in(Language.EN).message(problem)));
      }
    }
    return lines;
  }
}
