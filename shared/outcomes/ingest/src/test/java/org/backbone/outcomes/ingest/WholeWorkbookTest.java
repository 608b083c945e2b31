package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.platform.sheets.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of all sheets of a workbook together.
class WholeWorkbookTest {
  private static final List<List<String>> NOTES = List.of(List.of("Remarks", "of ours"));
  private static List<List<String>> right;
  @TempDir private Path folder;

  @BeforeAll
  static void readsASheetThatIsRight() throws IOException {
    right =
        Files.readAllLines(TestFiles.path("/cases/wic-dates-as-excel-saves-them.csv")).stream()
            .limit(2)
            .map(line -> Stream.of(line.split(",")).toList())
            .toList();
  }

  @Test
  void aSheetThatNobodySeesIsLookedThroughHoweverManyThereAre() throws IOException {
    var sheets = sheets(90);
    sheets.set(89, List.of(List.of("Site", "First name"), List.of("North", "Ada")));

    var refused = file(sheets).personalData().orElseThrow();

    assertThat(refused.groups())
        .extracting(ProblemGroup::arguments)
        .containsExactly(List.of("2", "90"));
  }

  @Test
  void aWorkbookOfMoreSheetsThanAreLookedThroughIsNotTaken() throws IOException {
    var file = file(sheets(251));

    assertThat(file.personalData()).isEmpty();
    assertThat(codes(file)).containsExactly("too_many_sheets");
  }

  @Test
  void aWorkbookWithASheetThatCannotBeReadToItsEndIsNotTaken() throws IOException {
    assertThat(codes(file(sheets(3)))).isEmpty();
    var sheets = sheets(3);
    sheets.set(2, List.of(Collections.nCopies(Sheet.MOST_COLUMNS + 1, "a")));

    assertThat(codes(file(sheets))).containsExactly("too_many_columns");
  }

  private static List<List<List<String>>> sheets(int count) {
    var sheets = new ArrayList<>(Collections.nCopies(count, NOTES));
    sheets.set(0, right);
    return sheets;
  }

  private MappedFile file(List<List<List<String>>> sheets) throws IOException {
    var states = new ArrayList<>(Collections.nCopies(sheets.size(), "hidden"));
    states.set(0, "visible");
    var known = DatasetFiles.bundled();
    var path = Files.write(folder.resolve("book.xlsx"), TestFiles.workbook(states, sheets));
    return new MappedFile(path, known.mappings(), known.catalogue(), Optional.empty());
  }

  private static List<String> codes(MappedFile file) throws IOException {
    return file.read().result().report() instanceof Report.Refused refused
        ? refused.groups().stream().map(ProblemGroup::code).toList()
        : List.of();
  }
}
