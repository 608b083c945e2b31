package org.backbone.outcomes.check;

import java.util.List;
import java.util.Locale;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.sheet.CellText;

/// What is good to know about a file and stops nothing. In the words, `{n}` is how many, `{c}` the
/// column's header, `{0}` an argument; a reason that a mapping gives stands in the arguments, once
/// for each language.
public enum NoteCode {
  /// Rows that a rule leaves out.
  ROWS_LEFT_OUT("{n} rows do not count. {why}", "{n} filas no cuentan. {why}"),
  /// Rows without any text.
  ROWS_BLANK("{n} empty rows were skipped.", "Se saltaron {n} filas vacías."),
  /// Rows that do not count, with a name and no figure.
  ROWS_WITHOUT_FIGURES(
      "{n} rows have a name and no figure; they are not about our area.",
      "{n} filas tienen un nombre y ninguna cifra; no son de nuestra zona."),
  /// Title lines.
  TITLE_LINES(
      "{n} lines above the header were taken for a title.",
      "{n} líneas sobre el encabezado se tomaron por título."),
  /// A column that is left out.
  COLUMN_IGNORED(
      "The column “{c}” was not taken in. {why}", "La columna «{c}» no se tomó en cuenta. {why}"),
  /// Hidden figures.
  FIGURES_HIDDEN(
      "{n} figures are hidden by a mark. We keep them as hidden, not as zero.",
      "{n} cifras están ocultas con una marca. Las guardamos como ocultas, no como cero."),
  /// A 0 beside a mark of hiding, where the mapping says what it means.
  ZEROS_HIDDEN(
      "{n} rows have a count of 0 beside a hidden share. We keep the count as hidden, not as zero.",
      "{n} filas tienen un conteo de 0 junto a un porcentaje oculto. Guardamos el conteo como"
          + " oculto, no como cero."),
  /// A count whose share is hidden.
  BASES_HIDDEN(
      "{n} rows have a count beside a hidden share: we keep the count, and do not know out of how"
          + " many.",
      "{n} filas tienen un conteo junto a un porcentaje oculto: guardamos el conteo, y no sabemos"
          + " de cuántos."),
  /// A base that count and share leave as a range.
  BASES_DERIVED(
      "{n} rows give a count and a rounded share. How many there were in all follows from the two"
          + " as a range, and we keep it as a range.",
      "{n} filas dan un conteo y un porcentaje redondeado. De ambos se sigue cuántos hubo en total,"
          + " como un rango, y así lo guardamos."),
  /// A count that base and share leave as a range.
  COUNTS_DERIVED(
      "{n} figures are published as a share or a range of shares. We keep the counts that they"
          + " allow, from the least to the most.",
      "{n} cifras se publican como porcentaje o rango de porcentajes. Guardamos los conteos que"
          + " permiten, del menor al mayor."),
  /// Codes in a spreadsheet's armour.
  CODES_UNWRAPPED(
      "{n} codes are written like {0}. We read what is inside, with its zeros.",
      "{n} códigos están escritos como {0}. Leemos lo de adentro, con sus ceros."),
  /// A site of ours that no row is about.
  SITE_ABSENT("There is no row for “{0}”.", "No hay fila para «{0}».");

  private final String english;
  private final String spanish;

  NoteCode(String english, String spanish) {
    this.english = english;
    this.spanish = spanish;
  }

  /// The code as JSON has it, `rows_left_out`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  ProblemGroup note(String column, int rows, List<String> arguments, List<Long> first) {
    return new ProblemGroup(
        id(),
        CellText.shown(column),
        rows,
        arguments,
        first.stream().map(row -> new ProblemGroup.Sample(row, "", "")).toList());
  }

  String text(ProblemGroup note, Language language) {
    var text = language == Language.EN ? english : spanish;
    if (note.rows() == 1) {
      text = single(text, language);
    }
    return text.replace("{n}", String.format(Locale.US, "%,d", note.rows()))
        .replace(
            "{why}",
            note.arguments().size() < 2
                ? ""
                : note.arguments().get(language == Language.EN ? 0 : 1))
        .replace("{0}", note.arguments().isEmpty() ? "" : note.arguments().getFirst())
        .replace("{c}", note.column())
        .strip();
  }

  private static String single(String text, Language language) {
    return language == Language.EN
        ? text.replace("{n} rows do not count", "{n} row does not count")
            .replace("{n} rows have", "{n} row has")
            .replace("; they are not", "; it is not")
            .replace("{n} rows give", "{n} row gives")
            .replace("{n} empty rows were", "{n} empty row was")
            .replace("{n} lines above the header were", "{n} line above the header was")
            .replace("{n} figures are", "{n} figure is")
            .replace("We keep them as", "We keep it as")
            .replace("{n} codes are", "{n} code is")
        : text.replace("{n} filas no cuentan", "{n} fila no cuenta")
            .replace("{n} filas tienen", "{n} fila tiene")
            .replace("; no son de", "; no es de")
            .replace("{n} filas dan", "{n} fila da")
            .replace("Se saltaron {n} filas vacías", "Se saltó {n} fila vacía")
            .replace(
                "{n} líneas sobre el encabezado se tomaron",
                "{n} línea sobre el encabezado se tomó")
            .replace("{n} cifras están ocultas", "{n} cifra está oculta")
            .replace("Las guardamos como ocultas", "La guardamos como oculta")
            .replace("{n} cifras se publican", "{n} cifra se publica")
            .replace("{n} códigos están escritos", "{n} código está escrito");
  }
}
