package vn.luong.gis.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/**
 * A picture in 256 colours, a third of the size as PNG. The most frequent colours (of 4 bits per channel) are taken as they
 * are; others get the nearest of them.
 */
final class PaletteImage {
  private static final int COLORS = 256;
  private static final int CELLS = 1 << 12;

  private PaletteImage() {}

  static BufferedImage of(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    long[] sums = new long[3 * CELLS];
    long[] keys = new long[CELLS];
    int[] counts = new int[CELLS];
    for (int pixel : pixels) {
      int cell = cell(pixel);
      counts[cell]++;
      sums[3 * cell] += pixel >> 16 & 0xff;
      sums[3 * cell + 1] += pixel >> 8 & 0xff;
      sums[3 * cell + 2] += pixel & 0xff;
    }
    Arrays.setAll(keys, cell -> (long) counts[cell] << 12 | cell);
    Arrays.sort(keys);
    byte[][] palette = new byte[3][COLORS];
    int[] cells = new int[COLORS];
    int size = 0;
    for (int place = CELLS - 1; place >= 0 && size < COLORS && keys[place] >> 12 > 0; place--) {
      int cell = (int) (keys[place] & CELLS - 1);
      for (int channel = 0; channel < 3; channel++) {
        palette[channel][size] = (byte) (sums[3 * cell + channel] / counts[cell]);
      }
      cells[size++] = cell;
    }
    int[] colorOfCell = colorsOfCells(counts, cells, size);
    IndexColorModel colors = new IndexColorModel(8, size, palette[0], palette[1], palette[2]);
    BufferedImage result = new BufferedImage(
        image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colors);
    byte[] row = new byte[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = (byte) colorOfCell[cell(pixels[y * row.length + x])];
      }
      result.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return result;
  }

  private static int cell(int pixel) {
    return pixel >> 12 & 0xf00 | pixel >> 8 & 0xf0 | pixel >> 4 & 0xf;
  }

  private static int[] colorsOfCells(int[] counts, int[] cells, int size) {
    int[] colorOfCell = new int[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      if (counts[cell] > 0) {
        int best = 0;
        for (int color = 1; color < size; color++) {
          best = difference(cell, cells[color]) < difference(cell, cells[best]) ? color : best;
        }
        colorOfCell[cell] = best;
      }
    }
    return colorOfCell;
  }

  private static int difference(int one, int other) {
    int red = (one >> 8) - (other >> 8);
    int green = (one >> 4 & 0xf) - (other >> 4 & 0xf);
    int blue = (one & 0xf) - (other & 0xf);
    return red * red + green * green + blue * blue;
  }
}
