package vn.luong.scenario.checkpoint;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import vn.luong.scenario.runfolder.JsonFile;

/** The format of one checkpoint; the package's page describes it. */
final class CheckpointFile {
  private static final byte FORMAT_VERSION = 1;
  private static final byte[] MAGIC = {'L', 'U', 'O', 'C', 'K', 'P', 'T', FORMAT_VERSION};

  /** The fastest of Zstandard's standard levels: plans are dense already, a higher one saves little. */
  private static final int LEVEL = 1;

  private static final int BUFFER_BYTES = 1 << 16;

  private CheckpointFile() {}

  /**
   * Writes a checkpoint; when this returns it is on the disk, not only with the operating system.
   *
   * @param threads threads that compress beside this one
   */
  static void write(Path file, CheckpointHeader header, Checkpoints.StateWriter state, int threads)
      throws IOException {
    OutputStream target = Files.newOutputStream(file);
    try (target) {
      target.write(MAGIC);
      ZstdOutputStream zstd = new ZstdOutputStream(target, LEVEL);
      zstd.setChecksum(true);
      zstd.setWorkers(threads);
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(zstd, BUFFER_BYTES))) {
        byte[] text = JsonFile.text(header).getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        state.write(out);
      }
    }
    force(file);
  }

  /** Waits until a file is on the disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Reads the header after a pass over the whole file.
   *
   * @throws IOException if the file is no checkpoint of this version, is cut off or fails its checksum
   */
  static CheckpointHeader verify(Path file) throws IOException {
    CheckpointHeader[] header = new CheckpointHeader[1];
    read(file, in -> {
      header[0] = readHeader(in);
      in.transferTo(OutputStream.nullOutputStream());
    });
    return header[0];
  }

  /** Reads the state. */
  static void readState(Path file, Checkpoints.StateReader state) throws IOException {
    read(file, in -> {
      readHeader(in);
      state.read(in);
    });
  }

  private interface Reading {
    void read(DataInputStream in) throws IOException;
  }

  private static void read(Path file, Reading reading) throws IOException {
    try (InputStream source = Files.newInputStream(file)) {
      byte[] magic = source.readNBytes(MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("it does not begin as a checkpoint of this version does");
      }
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(new ZstdInputStream(source), BUFFER_BYTES))) {
        reading.read(in);
      }
    }
  }

  private static CheckpointHeader readHeader(DataInputStream in) throws IOException {
    byte[] text = in.readNBytes(in.readInt());
    return JsonFile.parse(new String(text, StandardCharsets.UTF_8), CheckpointHeader.class);
  }
}
