package vn.luong.gis.rasters;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a raster, in cells.
 *
 * @param column first column
 * @param row first row, counted from the north
 * @param width columns, ≥ 0
 * @param height rows, ≥ 0
 */
record Window(int column, int row, int width, int height) {
  boolean isEmpty() {
    return width == 0 || height == 0;
  }

  int endColumn() {
    return column + width;
  }

  int endRow() {
    return row + height;
  }

  /**
   * The window in pieces that are small enough to be kept in memory, from north to south and from west to east.
   *
   * @param mostCells cells of a piece at most
   */
  List<Window> pieces(int mostCells) {
    List<Window> pieces = new ArrayList<>();
    int pieceWidth = Math.min(Math.max(width, 1), mostCells);
    int pieceHeight = Math.max(1, mostCells / pieceWidth);
    for (int top = row; top < endRow(); top += pieceHeight) {
      for (int left = column; left < endColumn(); left += pieceWidth) {
        pieces.add(new Window(
            left,
            top,
            Math.min(pieceWidth, endColumn() - left),
            Math.min(pieceHeight, endRow() - top)));
        if (left > Integer.MAX_VALUE - pieceWidth) {
          break;
        }
      }
      if (top > Integer.MAX_VALUE - pieceHeight) {
        break;
      }
    }
    return pieces;
  }
}
