package org.backbone.platform.sheets;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SheetTest {
  private static final String TEXT = "Niño,Año\r\n\"Peña, Ñ\",2\r\n";

  @TempDir private Path folder;

  static Stream<Charset> charsets() {
    return Stream.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("windows-1252"));
  }

  @ParameterizedTest
  @MethodSource("charsets")
  void theCharsetIsFoundWithoutAMark(Charset charset) throws IOException {
    assertThat(cells(TEXT.getBytes(charset)))
        .containsExactly(List.of("Niño", "Año"), List.of("Peña, Ñ", "2"));
  }

  @Test
  void aMarkDecidesAndIsNoText() throws IOException {
    assertThat(cells(("\ufeff" + TEXT).getBytes(UTF_8)).getFirst()).containsExactly("Niño", "Año");
    assertThat(cells(("\ufeff" + TEXT).getBytes(UTF_16LE)).getFirst())
        .containsExactly("Niño", "Año");
    assertThat(cells(("\ufeff" + TEXT).getBytes(UTF_16BE)).getFirst())
        .containsExactly("Niño", "Año");
  }

  @Test
  void aLetterAcrossTwoChunksIsStillUtf8() throws IOException {
    for (var length = 4090; length < 4100; length++) {
      var text = "x".repeat(length) + "ñ,1\n";
      assertThat(cells(text.getBytes(UTF_8)))
          .containsExactly(List.of("x".repeat(length) + "ñ", "1"));
    }
  }

  @Test
  void rowsAreNumberedAsASpreadsheetDoes() throws IOException {
    assertThat(rows("title\n\n\"two\nlines\",x\nlast,y\n".getBytes(UTF_8)))
        .extracting(Row::number, Row::cells)
        .containsExactly(
            tuple(1L, List.of("title")),
            tuple(2L, List.of()),
            tuple(3L, List.of("two\nlines", "x")),
            tuple(4L, List.of("last", "y")));
  }

  @Test
  void theDelimiterIsTheOneThatLinesAgreeOn() throws IOException {
    assertThat(cells("a;b;c\n1,5;2,5;3,5\n2,5;3;4\n".getBytes(UTF_8)).get(1))
        .containsExactly("1,5", "2,5", "3,5");
    assertThat(cells("a\tb\n1, 2\t3\n".getBytes(UTF_8)).get(1)).containsExactly("1, 2", "3");
    assertThat(cells("\"a title, with; many; signs\"\na,b\n1,2\n".getBytes(UTF_8)).get(2))
        .containsExactly("1", "2");
  }

  @Test
  void aQuotationMarkThatNeverClosesSwallowsNoMoreThanABuffer() throws IOException {
    var text = new StringBuilder("a,b\n1,2\n\"3,4\n");
    text.repeat("5,6\n", 500_000);

    assertThat(problem(text.toString().getBytes(UTF_8)))
        .extracting(SheetFault::kind, SheetFault::row)
        .containsExactly(SheetFault.Kind.QUOTE_UNCLOSED, 3L);
  }

  @Test
  void eachFaultOfATextHasAProblemOfItsOwn() throws IOException {
    assertThat(problem("a,b\n\"x,1\n".getBytes(UTF_8)).kind())
        .isEqualTo(SheetFault.Kind.QUOTE_UNCLOSED);
    assertThat(problem("a,b\n\"x\"y,1\n".getBytes(UTF_8)).kind())
        .isEqualTo(SheetFault.Kind.QUOTE_MISPLACED);
    assertThat(problem(("a,b\n" + "x".repeat(40_000) + ",1\n").getBytes(UTF_8)).kind())
        .isEqualTo(SheetFault.Kind.CELL_TOO_LONG);
    assertThat(problem(("a" + ",".repeat(2_000) + "\n").getBytes(UTF_8)).kind())
        .isEqualTo(SheetFault.Kind.TOO_MANY_COLUMNS);
  }

  @Test
  void whatIsNoSheetSaysSo() throws IOException {
    assertThat(problem(new byte[0]).kind()).isEqualTo(SheetFault.Kind.FILE_EMPTY);
    assertThat(problem(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 1}).kind())
        .isEqualTo(SheetFault.Kind.NOT_A_SHEET);
    assertThat(problem("%PDF-1.7 and more".getBytes(UTF_8)).kind()).isEqualTo(SheetFault.Kind.PDF);
    assertThat(problem(("a,b\n" + "\0\1\2\n".repeat(2_000)).getBytes(UTF_8)).kind())
        .isEqualTo(SheetFault.Kind.NOT_A_SHEET);
    assertThat(problem(("a,b\n".repeat(2_000) + "\0".repeat(2_000)).getBytes(UTF_8)).kind())
        .isEqualTo(SheetFault.Kind.NOT_A_SHEET);
  }

  @Test
  void aCharacterOfNoTextIsNamedByItsRow() throws IOException {
    assertThat(problem(("a,b\n" + "1,2\n".repeat(2_000) + "\0,2\n").getBytes(UTF_8)))
        .isEqualTo(new SheetFault(SheetFault.Kind.NUL_CHARACTER, 2_002, List.of()));
  }

  @Test
  void aByteThatWindowsDoesNotKnowIsNamedByItsRow() throws IOException {
    var bytes = ("a,b\n" + "x,1\n".repeat(10_000) + "yz,1\n").getBytes(UTF_8);
    bytes[bytes.length - 5] = (byte) 0x81;

    assertThat(problem(bytes))
        .isEqualTo(new SheetFault(SheetFault.Kind.NOT_TEXT, 10_002, List.of()));
  }

  @Test
  void aRowInAnotherEncodingThanTheRestIsNamed() throws IOException {
    var windows = Charset.forName("windows-1252");
    for (var charset : List.of(UTF_8, windows)) {
      var other = charset.equals(UTF_8) ? windows : UTF_8;
      var out = new ByteArrayOutputStream();
      out.writeBytes("Niño,Año\n".repeat(3_000).getBytes(charset));
      out.writeBytes("Peña,1\n".getBytes(other));
      out.writeBytes("Niño,Año\n".repeat(3).getBytes(charset));

      assertThat(problem(out.toByteArray()))
          .isEqualTo(new SheetFault(SheetFault.Kind.MIXED_ENCODINGS, 3_001, List.of()));
    }
  }

  @Test
  void aLetterThatItsSenderLostBeforeIsNoFaultOfTheFile() throws IOException {
    assertThat(cells("Ni\ufffdo,1\n".getBytes(UTF_8))).containsExactly(List.of("Ni\ufffdo", "1"));
  }

  @Test
  void aLongCellIsNoQuotationMarkThatNeverCloses() throws IOException {
    var cell = "x".repeat(3 << 20);

    for (var text : List.of("a,b\n" + cell + ",1\n", "a,b\n\"" + cell + "\",1\n")) {
      assertThat(problem(text.getBytes(UTF_8)))
          .extracting(SheetFault::kind, SheetFault::row)
          .containsExactly(SheetFault.Kind.CELL_TOO_LONG, 2L);
    }
  }

  @Test
  void aRowOfMillionsOfLettersIsRefused() throws IOException {
    var row = ("x".repeat(30_000) + ",").repeat(100) + "1\n";

    assertThat(problem(("a,b\n" + row).getBytes(UTF_8)))
        .extracting(SheetFault::kind, SheetFault::row)
        .containsExactly(SheetFault.Kind.ROW_TOO_LARGE, 2L);
  }

  private List<List<String>> cells(byte[] bytes) throws IOException {
    return rows(bytes).stream().map(Row::cells).toList();
  }

  private List<Row> rows(byte[] bytes) throws IOException {
    var rows = new ArrayList<Row>();
    assertThat(readTo(bytes, rows)).isEqualTo(new Rows.End());
    return rows;
  }

  private SheetFault problem(byte[] bytes) throws IOException {
    return ((Rows.Unreadable) readTo(bytes, new ArrayList<>())).fault();
  }

  private Rows.Next readTo(byte[] bytes, List<Row> rows) throws IOException {
    var file = Files.write(folder.resolve("sheet"), bytes);
    try (var sheet = Sheet.open(file)) {
      while (true) {
        switch (sheet.next()) {
          case Rows.Found(var row) -> rows.add(row);
          case Rows.End end -> {
            return end;
          }
          case Rows.Unreadable unreadable -> {
            return unreadable;
          }
        }
      }
    }
  }
}
