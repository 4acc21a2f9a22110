package vn.luong.scenario.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Columns of numbers in a checkpoint: their length, then the numbers. */
final class SavedColumns {
  private SavedColumns() {}

  static void write(DataOutput out, int[] column) throws IOException {
    out.writeInt(column.length);
    for (int value : column) {
      out.writeInt(value);
    }
  }

  static void write(DataOutput out, double[] column) throws IOException {
    out.writeInt(column.length);
    for (double value : column) {
      out.writeDouble(value);
    }
  }

  static void read(DataInput in, int[] column) throws IOException {
    requireLength(in, column.length);
    for (int cell = 0; cell < column.length; cell++) {
      column[cell] = in.readInt();
    }
  }

  static void read(DataInput in, double[] column) throws IOException {
    requireLength(in, column.length);
    for (int cell = 0; cell < column.length; cell++) {
      column[cell] = in.readDouble();
    }
  }

  private static void requireLength(DataInput in, int expected) throws IOException {
    int found = in.readInt();
    if (found != expected) {
      throw new IOException(found + " cells of volumes, expected " + expected);
    }
  }
}
