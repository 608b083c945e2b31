package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.outcomes.catalog.CatalogueReader;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.FileMappingWriter;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.GuessSheet;
import org.backbone.outcomes.proposal.GuessedColumn;
import org.backbone.outcomes.proposal.MappingDraft;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.sheets.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a sheet that nobody knows is proposed to mean.
class ProposalTest {
  private static final String FOOD =
      """
      mes;codigo_postal;hogares;cajas
      ene-20;74103;31;62,0
      ene-20;74104;58;116,5
      ene-20;74106;143;301,0
      feb-20;74103;28;56,0
      feb-20;74104;61;s/d
      feb-20;74106;151;318,5
      """;
  private static final String NETWORK =
      """
      {"indicators": [
        {"id": "households", "version": 1, "unit": "count", "period": "month",
         "title": {"en": "Households served with food", "es": "Hogares atendidos con alimentos"},
         "counted": {"en": "households", "es": "hogares"}}],
       "dimensions": [],
       "places": [
        {"id": "tulsa", "kind": "network", "name": "Tulsa County"},
        {"id": "74103", "kind": "site", "in": "tulsa", "name": "74103"},
        {"id": "74104", "kind": "site", "in": "tulsa", "name": "74104"},
        {"id": "74106", "kind": "site", "in": "tulsa", "name": "74106"}],
       "datasets": [
        {"id": "food", "title": {"en": "Food", "es": "Comida"}, "indicators": ["households"]}]}
      """;

  @TempDir private Path folder;

  @Test
  void aFoodBanksOwnFileIsUnderstoodFromItsWordsAndItsRows() throws IOException {
    var guess = guess(food(), network());

    assertThat(guess.decimalComma()).isTrue();
    assertThat(guess.rows()).isEqualTo(6);
    assertThat(guess.columns())
        .extracting(GuessedColumn::meaning)
        .containsExactly(
            new Meaning.When(),
            new Meaning.Where(),
            new Meaning.Figure("households", 1, Meaning.Part.COUNT),
            new Meaning.LeftOut());
    assertThat(guess.columns())
        .extracting(GuessedColumn::why)
        .containsExactly(
            GuessedColumn.Why.EVERY_CELL,
            GuessedColumn.Why.EVERY_CELL,
            GuessedColumn.Why.WORDS,
            GuessedColumn.Why.NEW_FIGURES);
    assertThat(guess.marks()).isEqualTo(Map.of("s/d", CellMark.MISSING));
  }

  @Test
  void whatIsProposedReadsTheFileItWasProposedFor() throws IOException {
    var catalogue = network();
    var mapping = MappingDraft.of(guess(food(), catalogue), "mine", "food").mapping();

    var read =
        new MappedFile(food(), List.of(mapping), catalogue, Optional.empty()).read().result();

    assertThat(read.report()).isInstanceOf(Report.Accepted.class);
    assertThat(read.cells()).hasSize(6);
    assertThat(read.cells().stream().mapToLong(cell -> cell.count().low()).sum()).isEqualTo(472);
  }

  @Test
  void aPlaceThatIsNotKnownIsLookedAt() throws IOException {
    var file = Files.writeString(folder.resolve("b.csv"), FOOD + "mar-20;7411;12;24,0\n");

    var guess = guess(file, network());

    assertThat(guess.columns().get(1).meaning()).isEqualTo(new Meaning.Where());
    assertThat(guess.columns().get(1).isSure()).isFalse();
    assertThat(guess.columns().get(1).fit()).isEqualTo(6);
  }

  @Test
  void monthsAcrossTheTopAreOneColumn() throws IOException {
    var known = DatasetFiles.bundled();
    var guess = guess(RealFilesTest.data("wic-pregnant-women-fy2015.csv"), known.catalogue());

    assertThat(guess.columns()).hasSize(3);
    assertThat(guess.columns().get(1).columns()).hasSize(12);
    assertThat(guess.columns().get(1).isAcross()).isTrue();
  }

  @Test
  void aDraftSaysWhatItLacks() throws IOException {
    var guess = guess(food(), network());
    var draft = MappingDraft.of(guess, "mine", "food");

    assertThat(draft.lack()).isEmpty();
    assertThat(with(draft, 1, new Meaning.LeftOut()).lack()).contains(MappingDraft.Lack.PLACE);
    assertThat(with(draft, 2, new Meaning.LeftOut()).lack()).contains(MappingDraft.Lack.FIGURE);
    assertThat(with(draft, 3, new Meaning.When()).lack()).contains(MappingDraft.Lack.TWICE);
  }

  private static MappingDraft with(MappingDraft draft, int column, Meaning meaning) {
    var columns = new java.util.ArrayList<>(draft.columns());
    columns.set(column, new MappingDraft.Said(columns.get(column).header(), false, meaning));
    return new MappingDraft(
        draft.id(),
        draft.dataset(),
        columns,
        draft.decimalComma(),
        draft.marks(),
        draft.others(),
        draft.any(),
        draft.place());
  }

  @Test
  void everyMappingThatIsKnownIsWrittenAsItIsRead() throws IOException {
    for (var mapping : DatasetFiles.bundled().mappings()) {
      var json = FileMappingWriter.write(mapping).toString();
      var read =
          FileMappingReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
      assertThat(read).as(json).isEqualTo(new JsonText.Good<FileMapping>(mapping));
    }
  }

  private Path food() throws IOException {
    return Files.writeString(folder.resolve("a.csv"), FOOD);
  }

  private static SheetGuess guess(Path file, Catalogue catalogue) throws IOException {
    try (var sheet = Sheet.open(file)) {
      return GuessSheet.of(sheet, catalogue).orElseThrow();
    }
  }

  private static Catalogue network() throws IOException {
    var read =
        CatalogueReader.read(new ByteArrayInputStream(NETWORK.getBytes(StandardCharsets.UTF_8)));
    return ((JsonText.Good<Catalogue>) read).value();
  }
}
