package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of an answer file that its receiver sends as it is, or mended.
class AnswersSentBackTest {
  private static final String HEADER =
      "State Agency or Indian Tribal Organization,2014-10-01 00:00:00,2014-11-01 00:00:00";
  private final Datasets known = DatasetFiles.bundled();
  @TempDir private Path folder;

  private record Told(String code, String column, int rows) {
    static List<Told> of(Report.Refused refused) {
      return refused.groups().stream().map(Told::of).sorted(Told::compare).toList();
    }

    private static Told of(ProblemGroup group) {
      return new Told(group.code(), group.column(), group.rows());
    }

    private static int compare(Told one, Told other) {
      return one.toString().compareTo(other.toString());
    }
  }

  @TestFactory
  Stream<DynamicTest> anAnswerThatComesBackUnmendedHasTheSameProblems() throws IOException {
    try (var files = Files.list(TestFiles.path("/cases"))) {
      return files
          .filter(file -> !file.toString().endsWith(".expected.txt"))
          .sorted()
          .toList()
          .stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(), () -> comesBackTheSame(file)));
    }
  }

  private void comesBackTheSame(Path file) throws IOException {
    if (mapped(file).personalData().isPresent()
        || !(mapped(file).read().result().report() instanceof Report.Refused refused)) {
      return;
    }
    for (var language : Language.all()) {
      var answer = answer(file, language);
      if (answer.isPresent()) {
        var again = mapped(answer.get()).read().result().report();

        assertThat(again).isInstanceOf(Report.Refused.class);
        assertThat(Told.of((Report.Refused) again)).isEqualTo(Told.of(refused));
        assertThat(((Report.Refused) again).badRows()).isEqualTo(refused.badRows());
        assertThat(((Report.Refused) again).total()).isEqualTo(refused.total());
      }
    }
  }

  @Test
  void aShortRowIsTakenOnceItsCellsAreFilled() throws IOException {
    var broken = Files.writeString(folder.resolve("short.csv"), twelve("Oklahoma,1,2,3"));
    for (var language : Language.all()) {
      var answer = answer(broken, language).orElseThrow();
      var mended = Files.readString(answer).replace("Oklahoma,1,2,3" + ",".repeat(9), right());

      assertThat(mended).contains(right());
      var taken = Files.writeString(folder.resolve("mended.csv"), mended);
      assertThat(mapped(taken).read().result().report()).isInstanceOf(Report.Accepted.class);
    }
  }

  @Test
  void aRowWithoutItsLastFigureIsNotToldAsShort() throws IOException {
    var broken =
        Files.writeString(folder.resolve("empty.csv"), twelve("Oklahoma" + ",".repeat(12)));
    var again = answer(answer(broken, Language.EN).orElseThrow(), Language.EN).orElseThrow();

    assertThat(Files.readString(again)).doesNotContain("fewer cells");
  }

  private static String right() {
    return "Oklahoma,1,2,3,4,5,6,7,8,9,10,11,12";
  }

  private static String twelve(String row) {
    var header = new StringBuilder(HEADER);
    for (var month : List.of("2014-12", "2015-01", "2015-02", "2015-03", "2015-04", "2015-05")) {
      header.append(',').append(month).append("-01 00:00:00");
    }
    for (var month : List.of("2015-06", "2015-07", "2015-08", "2015-09")) {
      header.append(',').append(month).append("-01 00:00:00");
    }
    return header + "\n" + row + "\n";
  }

  private MappedFile mapped(Path file) {
    return new MappedFile(file, known.mappings(), known.catalogue(), Optional.empty());
  }

  private Optional<Path> answer(Path file, Language language) throws IOException {
    var read = mapped(file).read();
    var refused = (Report.Refused) read.result().report();
    var answer = folder.resolve(language.tag() + "-" + file.getFileName());
    try (var out = Files.newOutputStream(answer)) {
      return ErrorFile.write(mapped(file), read.sheet(), refused, language, out)
          ? Optional.of(answer)
          : Optional.empty();
    }
  }
}
