package org.backbone.outcomes.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.backbone.platform.core.Language;

/// Every way in which a sheet can fail its check, with its words. In them `{c}` is the column's
/// header, `{v}` the cell's value, and `{0}`, `{1}` are arguments; a part in `[ ]` falls away with
/// what it names.
public enum ProblemCode {
  /// No byte, or nothing but blank cells.
  FILE_EMPTY(
      "The file has no rows.",
      "El archivo no tiene filas.",
      "Open it to see whether it holds your figures, and send the one that does.",
      "Ábralo para ver si tiene sus cifras, y envíe el que las tenga."),
  /// An image, a program, an old Excel file.
  NOT_A_SHEET(
      "The file is not a table of text.",
      "El archivo no es una tabla de texto.",
      "Open it in your spreadsheet program, choose “Save as” and “CSV (comma separated)”, and send"
          + " that file.",
      "Ábralo en su programa de hojas de cálculo, elija «Guardar como» y «CSV (delimitado por"
          + " comas)», y envíe ese archivo."),
  /// An Excel workbook that is damaged or protected, or not one.
  WORKBOOK_UNREADABLE(
      "We could not open the workbook: it is damaged, protected, or of another kind.",
      "No pudimos abrir el libro: está dañado, protegido o es de otro tipo.",
      "Open it in Excel, choose “Save as” and “CSV (comma separated)”, and send that file.",
      "Ábralo en Excel, elija «Guardar como» y «CSV (delimitado por comas)», y envíe ese archivo."),
  /// A workbook that unpacks to more than is read.
  WORKBOOK_TOO_LARGE(
      "Unpacked, the workbook is larger than we can read.",
      "Descomprimido, el libro es más grande de lo que podemos leer.",
      "Open it in Excel, choose “Save as” and “CSV (comma separated)”, and send that file.",
      "Ábralo en Excel, elija «Guardar como» y «CSV (delimitado por comas)», y envíe ese archivo."),
  /// Bytes beyond the limit.
  FILE_TOO_LARGE(
      "The file is larger than {0} MB.",
      "El archivo tiene más de {0} MB.",
      "Take out sheets and columns that are not asked for, or send it in parts.",
      "Quite las hojas y columnas que no se piden, o envíelo por partes."),
  /// Bytes that are not text in the file's encoding.
  NOT_TEXT(
      "From this row on, the file cannot be read as text.",
      "Desde esta fila, el archivo no se puede leer como texto.",
      "Save it again as “CSV UTF-8” and send that file.",
      "Guárdelo de nuevo como «CSV UTF-8» y envíe ese archivo."),
  /// A quotation mark that swallows the rest.
  QUOTE_UNCLOSED(
      "A quotation mark opens in this row and never closes, so the rest cannot be told apart.",
      "En esta fila se abren unas comillas que nunca se cierran, así que lo demás no se distingue.",
      "Take the quotation mark out, or save the file as CSV from your spreadsheet program.",
      "Quite las comillas, o guarde el archivo como CSV desde su programa de hojas de cálculo."),
  /// Text behind a closing quotation mark.
  QUOTE_MISPLACED(
      "A quotation mark in this row opens or closes in the middle of a cell.",
      "En esta fila, unas comillas se abren o cierran en medio de una celda.",
      "Take the quotation mark out, or save the file as CSV from your spreadsheet program.",
      "Quite las comillas, o guarde el archivo como CSV desde su programa de hojas de cálculo."),
  /// A cell beyond the limit.
  CELL_TOO_LONG(
      "A cell in this row has more than {0} characters.",
      "Una celda de esta fila tiene más de {0} caracteres.",
      "Shorten it. If it is not so long in your file, a quotation mark is missing near it.",
      "Acórtela. Si en su archivo no es tan larga, cerca de ella faltan unas comillas."),
  /// Columns beyond the limit.
  TOO_MANY_COLUMNS(
      "This row has more than {0} columns.",
      "Esta fila tiene más de {0} columnas.",
      "Take out the columns that are not asked for.",
      "Quite las columnas que no se piden."),
  /// Rows beyond the limit.
  TOO_MANY_ROWS(
      "The file has more than {0} rows.",
      "El archivo tiene más de {0} filas.",
      "Send it in parts, or take out rows that are not asked for.",
      "Envíelo por partes, o quite las filas que no se piden."),
  /// Cells beyond what one upload may fill.
  TOO_MANY_FIGURES(
      "The file has more than {0} figures for us.",
      "El archivo tiene más de {0} cifras para nosotros.",
      "Send it in parts.",
      "Envíelo por partes."),
  /// No mapping is bound to this header.
  HEADER_UNKNOWN(
      "We do not know this header yet: {1}.",
      "Todavía no conocemos este encabezado: {1}.",
      "Use the columns that we know[: {0}]. Or ask the network's staff to tell us once what yours"
          + " mean; from then on such a file is taken.",
      "Use las columnas que conocemos[: {0}]. O pida al personal de la red que nos diga una vez qué"
          + " significan las suyas; desde entonces se acepta un archivo así."),
  /// A column that the nearest mapping has and the file lacks.
  COLUMN_MISSING(
      "The column “{0}” is missing.",
      "Falta la columna «{0}».", "Add it, spelt like this.", "Agréguela, escrita así."),
  /// A column that the file has and the nearest mapping lacks.
  COLUMN_UNKNOWN(
      "We do not know the column “{c}”.",
      "No conocemos la columna «{c}».",
      "Take it out, or give it its old name back.",
      "Quítela, o devuélvale su nombre anterior."),
  /// The mapping's columns below another first header row.
  HEADER_ABOVE_CHANGED(
      "The row above the header does not say what we know: {0}.",
      "La fila sobre el encabezado no dice lo que conocemos: {0}.",
      "Put it back as it was, if the columns below still mean the same.",
      "Póngala como estaba, si las columnas de abajo significan lo mismo."),
  /// The mapping's columns in another order.
  COLUMN_MOVED(
      "The column “{c}” stands where “{0}” was before.",
      "La columna «{c}» está donde antes estaba «{0}».",
      "Put the columns back in the order that we know.",
      "Ponga las columnas en el orden que conocemos."),
  /// Months that are not those of one period.
  PERIOD_UNCLEAR(
      "The months or years in the header do not belong to one period.",
      "Los meses o años del encabezado no pertenecen a un solo período.",
      "Send one file for each period, with every month of it once and in order.",
      "Envíe un archivo por cada período, con cada mes una vez y en orden."),
  /// A file of another period than was asked for.
  PERIOD_OTHER(
      "The file is about {0}, but it was sent for {1}.",
      "El archivo es de {0}, pero se envió para {1}.",
      "Send the file of {1}, or choose {0} before you send this one.",
      "Envíe el archivo de {1}, o elija {0} antes de enviar este."),
  /// A title that names no period, and nobody said which.
  PERIOD_MISSING(
      "The file does not say which period it is about.",
      "El archivo no dice de qué período es.",
      "Put the line “{0}” back above the header, with the period in it.",
      "Ponga de nuevo la línea «{0}» sobre el encabezado, con el período."),
  /// A header and nothing below.
  NO_ROWS(
      "There is a header, but no row with figures below it.",
      "Hay un encabezado, pero ninguna fila con cifras debajo.",
      "Open the file to see whether it holds your figures, and send the one that does.",
      "Abra el archivo para ver si tiene sus cifras, y envíe el que las tenga."),
  /// Rows, none of which counts.
  NO_ROWS_OF_OURS(
      "No row is about our area (rows read: {0}).",
      "Ninguna fila es de nuestra zona (filas leídas: {0}).",
      "Send the file that holds the rows of our area.",
      "Envíe el archivo que tiene las filas de nuestra zona."),
  /// Rows of ours, and in each of them a mark that there is no such group.
  NO_FIGURES(
      "The rows of our area hold no figure at all.",
      "Las filas de nuestra zona no tienen ninguna cifra.",
      "Open the file to see whether it holds your figures, and send the one that does.",
      "Abra el archivo para ver si tiene sus cifras, y envíe el que las tenga."),
  /// Fewer cells than the header.
  ROW_TOO_SHORT(
      "The row has fewer cells ({0}) than the header ({1}).",
      "La fila tiene menos celdas ({0}) que el encabezado ({1}).",
      "Look whether a comma or a line is missing, and complete the row; take it out if it is a"
          + " note.",
      "Vea si falta una coma o una línea, y complete la fila; quítela si es una nota."),
  /// More cells than the header.
  ROW_TOO_LONG(
      "The row has more cells ({0}) than the header ({1}).",
      "La fila tiene más celdas ({0}) que el encabezado ({1}).",
      "A text with a comma needs quotation marks around it; a cell too many must go.",
      "Un texto con coma necesita comillas; una celda de más debe quitarse."),
  /// No site.
  SITE_MISSING(
      "“{c}” is empty, so we cannot tell whom the row is about.",
      "«{c}» está vacío, así que no sabemos de quién es la fila.",
      "Write the name or code that your other rows have there.",
      "Escriba ahí el nombre o código, como en sus otras filas."),
  /// A code that does not look like one.
  SITE_UNKNOWN(
      "“{c}” says “{v}”, which is not a code or name that we know there.",
      "«{c}» dice «{v}», que no es un código ni un nombre que conozcamos ahí.",
      "[Did you mean “{0}”? ]Write it as in the years before, with all its zeros; a spreadsheet may"
          + " have taken them.",
      "[¿Quiso decir «{0}»? ]Escríbalo como en años anteriores, con todos sus ceros; una hoja de"
          + " cálculo pudo quitarlos."),
  /// No group.
  GROUP_MISSING(
      "“{c}” is empty, so we cannot tell which group the row is about.",
      "«{c}» está vacío, así que no sabemos de qué grupo es la fila.",
      "Use one of: {0}.",
      "Use uno de estos: {0}."),
  /// A group without a place in our lists.
  GROUP_UNKNOWN(
      "“{c}” says “{v}”, which is not a group that we know.",
      "«{c}» dice «{v}», que no es un grupo que conozcamos.",
      "[Did you mean “{1}”? ]Use one of: {0}.",
      "[¿Quiso decir «{1}»? ]Use uno de estos: {0}."),
  /// A row of ours with a name and nothing else.
  ROW_WITHOUT_FIGURES(
      "The row of “{v}” has no figures.",
      "La fila de «{v}» no tiene cifras.",
      "Write them, or take the row out if there is another for it.",
      "Escríbalas, o quite la fila si hay otra para lo mismo."),
  /// The same site and group again.
  ROW_TWICE(
      "“{c}” says “{v}”, and so does row {0} for the same group.",
      "«{c}» dice «{v}», y también la fila {0} para el mismo grupo.",
      "Keep the row that is right and take the other out.",
      "Deje la fila correcta y quite la otra."),
  /// Nothing where a figure is due.
  CELL_EMPTY(
      "“{c}” is empty.",
      "«{c}» está vacío.",
      "Write the figure, 0 if there was no one[, {0} if it is hidden].",
      "Escriba la cifra, 0 si no hubo nadie[, {0} si está oculta]."),
  /// A text where a number is due.
  NOT_A_NUMBER(
      "“{c}” says “{v}”, where a whole number is due.",
      "«{c}» dice «{v}», donde va un número entero.",
      "Write the number in digits alone, for instance 1250[, or {0} if it is hidden].",
      "Escriba el número solo con cifras, por ejemplo 1250[, o {0} si está oculto]."),
  /// A fraction of a person.
  NOT_WHOLE(
      "“{c}” says “{v}”, but people are counted in whole numbers.",
      "«{c}» dice «{v}», pero las personas se cuentan en números enteros.",
      "Write the count itself, not a mean or a share.",
      "Escriba el conteo mismo, no un promedio ni una proporción."),
  /// Fewer than no one.
  NEGATIVE(
      "“{c}” says “{v}”, but a count cannot be less than 0.",
      "«{c}» dice «{v}», pero un conteo no puede ser menor que 0.",
      "Write the count[, or {0} if it is hidden].",
      "Escriba el conteo[, o {0} si está oculto]."),
  /// More than there are people.
  TOO_LARGE(
      "“{c}” says “{v}”, which is more than we can take for a count.",
      "«{c}» dice «{v}», que es más de lo que podemos tomar por un conteo.",
      "Look whether figures of two cells ran together.",
      "Vea si se juntaron las cifras de dos celdas."),
  /// No share.
  NOT_A_SHARE(
      "“{c}” says “{v}”, where a share from 0 to 100 is due.",
      "«{c}» dice «{v}», donde va un porcentaje de 0 a 100.",
      "Write the percentage in digits, without a percent sign, for instance {1}[, or {0} if it is"
          + " hidden].",
      "Escriba el porcentaje en cifras, sin el signo, por ejemplo {1}[, o {0} si está oculto]."),
  /// More people than there are.
  COUNT_OVER_BASE(
      "“{c}” says {v}, which is more than the {0} in “{1}”.",
      "«{c}» dice {v}, que es más que los {0} de «{1}».",
      "Look which of the two is right; they may have been exchanged.",
      "Vea cuál de los dos es correcto; quizá están cambiados."),
  /// A share that no count gives.
  SHARE_IMPOSSIBLE(
      "“{c}” says “{v}”, which no whole number of people beside {0} in “{1}” can give.",
      "«{c}» dice «{v}», que ningún número entero de personas junto a {0} en «{1}» puede dar.",
      "Look which of the two is right.",
      "Vea cuál de los dos es correcto."),
  /// A 0 beside a mark of hiding.
  ZERO_BESIDE_HIDDEN(
      "“{1}” says 0, but “{c}” says {v}: a figure cannot be nobody and hidden.",
      "«{1}» dice 0, pero «{c}» dice {v}: una cifra no puede ser nadie y estar oculta.",
      "Put {v} into both where the figure is hidden, or 0 into both where there was no one.",
      "Ponga {v} en ambas donde la cifra está oculta, o 0 en ambas donde no hubo nadie."),
  /// A group that is there in one column and not in the other.
  NOBODY_BESIDE_FIGURE(
      "“{c}” says “{v}”, but “{1}” says “{0}”: there is such a group, or there is not.",
      "«{c}» dice «{v}», pero «{1}» dice «{0}»: o existe tal grupo, o no existe.",
      "Write the figure into both columns, or the mark for no group into both.",
      "Escriba la cifra en ambas columnas, o en ambas la marca de que no hay tal grupo.");

  private final String what;
  private final String whatSpanish;
  private final String toDo;
  private final String toDoSpanish;

  ProblemCode(String what, String whatSpanish, String toDo, String toDoSpanish) {
    this.what = what;
    this.whatSpanish = whatSpanish;
    this.toDo = toDo;
    this.toDoSpanish = toDoSpanish;
  }

  /// The code as JSON and error files have it, `not_a_number`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The code that JSON and error files call `id`.
  public static Optional<ProblemCode> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
  }

  String what(RowProblem problem, Language language) {
    return filled(language == Language.EN ? what : whatSpanish, problem);
  }

  String toDo(RowProblem problem, Language language) {
    return filled(language == Language.EN ? toDo : toDoSpanish, problem);
  }

  // In one pass, so that braces in a partner's text stay what they are. A part in [ ] is left out
  // where what it speaks of is empty.
  private static String filled(String pattern, RowProblem problem) {
    var text = new StringBuilder();
    var part = 0;
    var empty = false;
    for (var at = 0; at < pattern.length(); at++) {
      switch (pattern.charAt(at)) {
        case '[' -> {
          part = text.length();
          empty = false;
        }
        case ']' -> text.setLength(empty ? part : text.length());
        case '{' -> {
          var value = value(pattern.charAt(at + 1), problem);
          empty |= value.isEmpty();
          text.append(value);
          at += 2;
        }
        default -> text.append(pattern.charAt(at));
      }
    }
    return text.toString();
  }

  private static String value(char name, RowProblem problem) {
    return switch (name) {
      case 'c' -> problem.column();
      case 'v' -> problem.value();
      default -> problem.arguments().get(name - '0');
    };
  }
}
