package vn.luong.gis.rasters;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import vn.luong.gis.rasters.TiffDirectory.MalformedTiff;

/**
 * How the cells of a TIFF file lie in it, checked against its length: blocks (tiles, or strips as wide as the image), left to right and
 * top to bottom.
 *
 * @param width cells per row
 * @param height rows
 * @param blockWidth cells per row of a block
 * @param blockHeight rows of a block
 * @param bands values per cell
 * @param bits bits per value
 * @param isReal floating-point numbers
 * @param leftOut blocks that the file leaves out: all their cells are without value
 */
record TiffLayout(
    int width,
    int height,
    int blockWidth,
    int blockHeight,
    int bands,
    int bits,
    boolean isReal,
    BitSet leftOut) {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int BANDS = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int PLANAR = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int SAMPLE_FORMAT = 339;

  private static final int REAL_FORMAT = 3;
  private static final int LARGEST_FORMAT = 3;
  private static final int LARGEST_BLOCK_BYTES = 1 << 26;
  private static final int NONE = 1;

  /** None, LZW, deflate by either number, PackBits, Zstandard. */
  private static final Set<Long> KNOWN_COMPRESSIONS = Set.of(1L, 5L, 8L, 32946L, 32773L, 50000L);

  /**
   * Reads and checks the layout.
   *
   * @throws MalformedTiff if the file does not hold what it states, or holds it in a way that cannot be read
   */
  static TiffLayout of(TiffDirectory tags, FileChannel channel) throws IOException {
    long width = tags.integer(WIDTH, 0);
    long height = tags.integer(HEIGHT, 0);
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new MalformedTiff("it states a size of " + width + " × " + height + " cells");
    }
    long bands = tags.integer(BANDS, 1);
    if (bands < 1 || bands > 64) {
      throw new MalformedTiff("it has " + bands + " bands");
    }
    long[] bits = tags.integers(BITS);
    long bitsOfValue = bits.length == 0 ? 1 : bits[0];
    long format = tags.integer(SAMPLE_FORMAT, 1);
    boolean isReal = format == REAL_FORMAT;
    boolean isKnown = isReal
        ? bitsOfValue == 32 || bitsOfValue == 64
        : bitsOfValue == 8 || bitsOfValue == 16 || bitsOfValue == 32;
    boolean isSame = Arrays.stream(bits).allMatch(each -> each == bitsOfValue);
    if (!isKnown || !isSame || format < 1 || format > LARGEST_FORMAT) {
      throw new MalformedTiff("its values are of " + Arrays.toString(bits) + " bits, sample format "
          + format + ", which is not read");
    }
    boolean isTiled = tags.has(TILE_WIDTH);
    long blockWidth = isTiled ? tags.integer(TILE_WIDTH, 0) : width;
    long blockHeight = isTiled
        ? tags.integer(TILE_HEIGHT, 0)
        : Math.min(height, tags.integer(ROWS_PER_STRIP, height));
    long planes = tags.integer(PLANAR, 1) == 2 ? bands : 1;
    Grid grid = new Grid(width, height, blockWidth, blockHeight, planes);
    BitSet leftOut = grid.leftOut(
        tags.integers(isTiled ? TILE_OFFSETS : STRIP_OFFSETS),
        tags.integers(isTiled ? TILE_BYTES : STRIP_BYTES),
        tags.integer(COMPRESSION, NONE),
        bitsOfValue / 8 * (bands / planes),
        channel.size());
    return new TiffLayout(
        (int) width,
        (int) height,
        (int) blockWidth,
        (int) blockHeight,
        (int) bands,
        (int) bitsOfValue,
        isReal,
        leftOut);
  }

  /** Whether a cell lies in a block that the file leaves out. */
  boolean isLeftOut(int column, int row) {
    int across = (width - 1) / blockWidth + 1;
    return leftOut.get(row / blockHeight * across + column / blockWidth);
  }

  /** The blocks as the file states them. */
  private record Grid(long width, long height, long blockWidth, long blockHeight, long planes) {

    BitSet leftOut(
        long[] offsets, long[] lengths, long compression, long cellBytes, long fileLength)
        throws MalformedTiff {
      if (!KNOWN_COMPRESSIONS.contains(compression)) {
        throw new MalformedTiff("it is compressed by method " + compression
            + ", which is not read (read are LZW, deflate, PackBits and Zstandard)");
      }
      boolean isSound = blockWidth >= 1
          && blockHeight >= 1
          && blockWidth <= Integer.MAX_VALUE
          && blockHeight <= Integer.MAX_VALUE
          && blockWidth * blockHeight <= Long.MAX_VALUE / 1024;
      if (!isSound) {
        throw new MalformedTiff(
            "it states blocks of " + blockWidth + " × " + blockHeight + " cells");
      }
      long blockBytes = blockWidth * blockHeight * cellBytes;
      if (blockBytes > LARGEST_BLOCK_BYTES) {
        throw new MalformedTiff("its blocks are of " + blockWidth + " × " + blockHeight
            + " cells, too large to be read one by one");
      }
      long expected = ((width - 1) / blockWidth + 1) * ((height - 1) / blockHeight + 1) * planes;
      if (offsets.length != expected || lengths.length != expected) {
        throw new MalformedTiff("it states " + width + " × " + height + " cells, which are "
            + expected + " blocks, and has " + Math.min(offsets.length, lengths.length));
      }
      BitSet leftOut = new BitSet();
      for (int block = 0; block < offsets.length; block++) {
        if (offsets[block] == 0 && lengths[block] == 0) {
          leftOut.set(block);
          continue;
        }
        boolean isInside = offsets[block] >= 8
            && lengths[block] >= 1
            && offsets[block] <= fileLength - lengths[block];
        if (!isInside) {
          throw new MalformedTiff("it was cut off: block " + (block + 1) + " of " + offsets.length
              + " should be " + lengths[block] + " bytes from byte " + offsets[block]
              + ", and the file has " + fileLength);
        }
        if (compression == NONE && lengths[block] < leastBytes(block, blockBytes)) {
          throw new MalformedTiff("block " + (block + 1) + " of " + offsets.length + " has "
              + lengths[block] + " bytes, but " + leastBytes(block, blockBytes) + " are stated");
        }
      }
      return leftOut;
    }

    /** The last strip may end with the image, a tile does not. */
    private long leastBytes(int block, long blockBytes) {
      long across = (width - 1) / blockWidth + 1;
      long down = (height - 1) / blockHeight + 1;
      boolean isLastStrip = blockWidth == width && block / across % down == down - 1;
      long rows = isLastStrip ? height - (down - 1) * blockHeight : blockHeight;
      return blockBytes / blockHeight * rows;
    }
  }
}
