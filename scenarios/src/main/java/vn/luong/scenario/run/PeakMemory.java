package vn.luong.scenario.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory this process has had so far. */
public final class PeakMemory {
  private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
  private static final String PEAK_RESIDENT = "VmHWM:";

  private PeakMemory() {}

  /** The process' largest resident size where the system tells, else the heap's. */
  public static long bytes() {
    if (Files.isReadable(PROCESS_STATUS)) {
      try {
        for (String line : Files.readAllLines(PROCESS_STATUS)) {
          if (line.startsWith(PEAK_RESIDENT)) {
            return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
          }
        }
      } catch (IOException e) {
        // The file is of the system's making; without it the heap's peak is the next best figure.
        return heapBytes();
      }
    }
    return heapBytes();
  }

  private static long heapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
