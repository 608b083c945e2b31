package org.backbone.outcomes.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.mapping.FigureSource;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.PlaceSource;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.proposal.FileGuess;
import org.backbone.outcomes.proposal.GuessedColumn;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;
import org.junit.jupiter.api.Test;

/// What holds wherever layouts are kept.
public abstract class LayoutStoreContract {
  private static final Instant AT = Instant.parse("2020-05-04T12:00:00Z");

  private final String partner = "p-" + UUID.randomUUID();

  /// The store.
  protected abstract LayoutStore layouts();

  @Test
  void whatAPartnerSaidIsItsOwnAndOfOneDataset() {
    layouts().keep(partner, mapping("hogares"), AT);

    assertThat(layouts().mappings(partner, "households")).containsExactly(mapping("hogares"));
    assertThat(layouts().mappings(partner, "households-2")).isEmpty();
    assertThat(layouts().mappings(partner + "-2", "households")).isEmpty();
  }

  @Test
  void whatIsSaidOfTheSameColumnsTakesThePlaceOfWhatWasSaidBefore() {
    layouts().keep(partner, mapping("hogares"), AT);
    layouts().keep(partner, mapping("Hogares "), AT);
    layouts().keep(partner, mapping("cajas"), AT);

    assertThat(layouts().mappings(partner, "households"))
        .containsExactlyInAnyOrder(mapping("Hogares "), mapping("cajas"));
  }

  @Test
  void whatIsForgottenIsGoneAndForgettingItAgainChangesNothing() {
    layouts().keep(partner, mapping("hogares"), AT);
    layouts().forget(partner, mapping("hogares"));
    layouts().forget(partner, mapping("hogares"));

    assertThat(layouts().mappings(partner, "households")).isEmpty();
  }

  @Test
  void aGuessIsKeptWholeAndTheNextTakesItsPlace() {
    var upload = upload();
    assertThat(layouts().guess(upload.id())).isEmpty();

    layouts().keep(upload, new FileGuess("other", guess().guess()), AT);
    layouts().keep(upload, guess(), AT);

    assertThat(layouts().guess(upload.id())).contains(guess());
  }

  @Test
  void aGuessIsForgottenWhole() {
    var upload = upload();
    var other = upload();
    layouts().keep(upload, guess(), AT);
    layouts().keep(other, guess(), AT);

    layouts().forgetGuess(upload.id());
    layouts().forgetGuess(upload.id());

    assertThat(layouts().guess(upload.id())).isEmpty();
    assertThat(layouts().guess(other.id())).contains(guess());
  }

  /// An upload of this partner.
  protected Upload upload() {
    return new Upload(
        UUID.randomUUID().toString(),
        new Slot(partner, "households", new Period("CY2020")),
        1,
        "a@p.example.org",
        null,
        Language.ES,
        AT,
        new Outcome.Requested(),
        false,
        null);
  }

  /// A guess with something in all its parts.
  protected static FileGuess guess() {
    return new FileGuess(
        "Hoja 1",
        new SheetGuess(
            new Row(3, List.of("mes", "codigo", "", "ene-20", "feb-20")),
            List.of(
                column(List.of(0), new Meaning.When(), GuessedColumn.Why.EVERY_CELL),
                column(List.of(1), new Meaning.Where(), GuessedColumn.Why.MOST_CELLS),
                column(List.of(2), new Meaning.LeftOut(), GuessedColumn.Why.NOTHING),
                column(
                    List.of(3, 4),
                    new Meaning.Figure("households", 2, Meaning.Part.BASE),
                    GuessedColumn.Why.WORDS),
                column(List.of(5), new Meaning.Who("race"), GuessedColumn.Why.NEW_FIGURES)),
            true,
            Map.of("*", CellMark.HIDDEN, "s/d", CellMark.MISSING),
            List.of(new Row(4, List.of("ene-20", "74127", "", "1,5"))),
            7));
  }

  private static GuessedColumn column(List<Integer> at, Meaning meaning, GuessedColumn.Why why) {
    return new GuessedColumn(at, List.of("a", "b"), List.of("«x»", "y"), meaning, why, 3, 4);
  }

  /// A mapping of a column.
  protected static FileMapping mapping(String header) {
    return new FileMapping(
        "own",
        "households",
        "",
        1,
        true,
        Map.of("*", CellMark.HIDDEN),
        new Source.Asked(),
        new PlaceSource(new Source.Constant("tulsa"), "", Optional.empty(), "", false, List.of()),
        List.of(),
        List.of(
            new FigureSource(
                "households",
                1,
                Optional.of(new Source.Column(header, Map.of(), "", false)),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                Optional.empty())),
        List.of(),
        false,
        "",
        "");
  }
}
