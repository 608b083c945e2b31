package org.backbone.metrics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Figure;
import org.backbone.metrics.PublicCell;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class CellCodecTest {
  private static final List<Cell> CELLS =
      List.of(
          new Cell(CellKey.site("Oklahoma"), Amount.exact(412), Amount.exact(1200)),
          new Cell(
              new CellKey("ok-state-agency", "race", "Native"),
              Amount.range(1, 9),
              new Amount(100, 140, 2)),
          new Cell(CellKey.site("Osage"), new Amount(30, Amount.UNKNOWN, 3), Amount.ZERO));
  private static final List<PublicCell> PUBLIC =
      List.of(
          new PublicCell(CellKey.site("Oklahoma"), new Figure.Exact(412), new Figure.Exact(1200)),
          new PublicCell(
              new CellKey("ok-state-agency", "race", "Native"),
              new Figure.Range(1, 9),
              new Figure.AtLeast(100, 2)),
          new PublicCell(
              CellKey.site("Osage"),
              new Figure.Hidden(Figure.Reason.PROTECTED),
              new Figure.Hidden(Figure.Reason.NOT_REPORTED)));

  /// Written before there were versions: gzip alone.
  private static final String OLD_CELLS =
      "H4sIAAAAAAAA/2Nm4PDPzknMyM9NZGBOzMmBEHOYGTZwMvDnZ+sWlySWpOompqfmJVcysBQlJqcysPkllmSWpTIy"
          + "crCmaDAxsPoXA6URmpnkmBkYAJ1gLMRXAAAA";
  private static final String OLD_PUBLIC =
      "H4sIAAAAAAAA/2Nm4PDPzknMyM9NZGBOzMmBEHOYGTZwMvDnZ+sWlySWpOompqfmJVcysBQlJqcysPkllmSWpTIy"
          + "cjClMDGw+hcDZRF6mVkAnqSrzVMAAAA=";

  @Test
  void whatIsWrittenSaysItsVersionAndIsReadBack() {
    assertThat(CellCodec.write(CELLS)).startsWith(1);
    assertThat(CellCodec.read(SdkBytes.fromByteArray(CellCodec.write(CELLS)))).isEqualTo(CELLS);
    assertThat(CellCodec.writePublic(PUBLIC)).startsWith(1);
    assertThat(CellCodec.readPublic(SdkBytes.fromByteArray(CellCodec.writePublic(PUBLIC))))
        .isEqualTo(PUBLIC);
  }

  @Test
  void whatWasKeptBeforeThereWereVersionsIsRead() {
    assertThat(CellCodec.read(bytes(OLD_CELLS))).isEqualTo(CELLS);
    assertThat(CellCodec.readPublic(bytes(OLD_PUBLIC))).isEqualTo(PUBLIC);
  }

  @Test
  void aVersionThatNobodyKnowsIsNamed() {
    var written = CellCodec.write(CELLS);
    written[0] = 2;

    assertThatThrownBy(() -> CellCodec.read(SdkBytes.fromByteArray(written)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cells of version 2");
  }

  @Test
  void noBytesAreNoCells() {
    assertThatThrownBy(() -> CellCodec.read(SdkBytes.fromByteArray(new byte[0])))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static SdkBytes bytes(String base64) {
    return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
  }
}
