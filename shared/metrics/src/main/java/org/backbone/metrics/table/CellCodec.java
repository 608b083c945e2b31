package org.backbone.metrics.table;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Figure;
import org.backbone.metrics.PublicCell;
import software.amazon.awssdk.core.SdkBytes;

/// Cells as few bytes: a byte that says which version of this format they are in, then
/// variable-length numbers under gzip. A cell takes about four bytes.
///
/// What was kept before there were versions begins with gzip's own first byte and is read as
/// before. A change of the format is a new version, and the old ones stay readable: aggregates are
/// written once and kept for good.
public final class CellCodec {
  private static final int VERSION = 1;
  private static final int GZIP_ALONE = 0x1F;

  private static final int EXACT = 0;
  private static final int RANGE = 1;
  private static final int AT_LEAST = 2;
  private static final int PROTECTED = 3;
  private static final int NOT_REPORTED = 4;
  private static final int HIDDEN_WITHIN = 5;

  private CellCodec() {}

  public static byte[] write(List<Cell> cells) {
    return packed(
        cells,
        (out, cell) -> {
          write(out, cell.key());
          write(out, cell.count());
          write(out, cell.base());
        });
  }

  public static List<Cell> read(SdkBytes bytes) {
    return unpacked(bytes, in -> new Cell(readKey(in), readAmount(in), readAmount(in)));
  }

  public static byte[] writePublic(List<PublicCell> cells) {
    return packed(
        cells,
        (out, cell) -> {
          write(out, cell.key());
          write(out, cell.count());
          write(out, cell.base());
        });
  }

  public static List<PublicCell> readPublic(SdkBytes bytes) {
    return unpacked(bytes, in -> new PublicCell(readKey(in), readFigure(in), readFigure(in)));
  }

  private interface Writer<T> {
    void write(DataOutput out, T value) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private static <T> byte[] packed(List<T> values, Writer<T> writer) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      number(out, values.size());
      for (var value : values) {
        writer.write(out, value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> List<T> unpacked(SdkBytes bytes, Reader<T> reader) {
    try (var in = new DataInputStream(new GZIPInputStream(afterTheVersion(bytes)))) {
      var size = number(in);
      var values = new ArrayList<T>();
      for (var i = 0L; i < size; i++) {
        values.add(reader.read(in));
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UncheckedIOException(new IOException("no cells that could be written", e));
    }
  }

  private static InputStream afterTheVersion(SdkBytes bytes) throws IOException {
    var in = new PushbackInputStream(bytes.asInputStream());
    var version = in.read();
    switch (version) {
      case VERSION -> {}
      case GZIP_ALONE -> in.unread(version);
      case -1 -> throw new EOFException("no bytes of cells");
      default ->
          throw new IOException(
              "cells of version " + version + ", where " + VERSION + " is the newest known");
    }
    return in;
  }

  private static void write(DataOutput out, CellKey key) throws IOException {
    out.writeUTF(key.site());
    out.writeUTF(key.dimension());
    out.writeUTF(key.group());
  }

  private static CellKey readKey(DataInput in) throws IOException {
    return new CellKey(in.readUTF(), in.readUTF(), in.readUTF());
  }

  private static void write(DataOutput out, Amount amount) throws IOException {
    if (amount.isExact()) {
      out.writeByte(EXACT);
      number(out, amount.low());
    } else if (amount.isBounded()) {
      out.writeByte(amount.hidden() == 0 ? RANGE : HIDDEN_WITHIN);
      number(out, amount.low());
      number(out, amount.high() - amount.low());
      if (amount.hidden() > 0) {
        number(out, amount.hidden());
      }
    } else {
      out.writeByte(AT_LEAST);
      number(out, amount.low());
      number(out, amount.hidden());
    }
  }

  private static Amount readAmount(DataInput in) throws IOException {
    var kind = in.readByte();
    var low = number(in);
    return switch (kind) {
      case EXACT -> Amount.exact(low);
      case RANGE -> Amount.range(low, Math.addExact(low, number(in)));
      case HIDDEN_WITHIN -> {
        var high = Math.addExact(low, number(in));
        yield new Amount(low, high, Math.toIntExact(number(in)));
      }
      case AT_LEAST -> new Amount(low, Amount.UNKNOWN, Math.toIntExact(number(in)));
      default -> throw new IOException("no amount of kind " + kind);
    };
  }

  private static void write(DataOutput out, Figure figure) throws IOException {
    switch (figure) {
      case Figure.Exact(var n) -> {
        out.writeByte(EXACT);
        number(out, n);
      }
      case Figure.Range(var low, var high) -> {
        out.writeByte(RANGE);
        number(out, low);
        number(out, high - low);
      }
      case Figure.AtLeast(var low, var hiddenParts) -> {
        out.writeByte(AT_LEAST);
        number(out, low);
        number(out, hiddenParts);
      }
      case Figure.Hidden(var reason) ->
          out.writeByte(
              switch (reason) {
                case PROTECTED -> PROTECTED;
                case NOT_REPORTED -> NOT_REPORTED;
              });
    }
  }

  private static Figure readFigure(DataInput in) throws IOException {
    var kind = in.readByte();
    return switch (kind) {
      case EXACT -> new Figure.Exact(number(in));
      case RANGE -> {
        var low = number(in);
        yield new Figure.Range(low, Math.addExact(low, number(in)));
      }
      case AT_LEAST -> new Figure.AtLeast(number(in), Math.toIntExact(number(in)));
      case PROTECTED -> new Figure.Hidden(Figure.Reason.PROTECTED);
      case NOT_REPORTED -> new Figure.Hidden(Figure.Reason.NOT_REPORTED);
      default -> throw new IOException("no figure of kind " + kind);
    };
  }

  // Seven bits a byte, lowest first; the eighth says that more follow. Never negative.
  private static void number(DataOutput out, long value) throws IOException {
    var rest = value;
    while (rest > 0x7F) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long number(DataInput in) throws IOException {
    var value = 0L;
    for (var shift = 0; shift < Long.SIZE; shift += 7) {
      var next = in.readByte();
      value |= (next & 0x7FL) << shift;
      if (value < 0) {
        break;
      }
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number without an end, or below zero");
  }
}
