package vn.luong.scenario.run;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.scenario.checkpoint.CheckpointHeader;
import vn.luong.scenario.checkpoint.Checkpoints;
import vn.luong.scenario.runfolder.RunFolder;

/**
 * Where a run begins: at the start, or after the newest checkpoint that is whole. Found before the first routes, because
 * only a run that begins at the start needs them.
 *
 * <p>Threads: one.
 */
public final class RestorePoint {
  private static final Logger LOG = LoggerFactory.getLogger(RestorePoint.class);

  /** Beside the one that reads the plans; more would wait for the disk. */
  private static final int COMPRESSING_THREADS = 2;

  private final RunFolder folder;
  private final Checkpoints checkpoints;
  private final Optional<CheckpointHeader> newest;

  private RestorePoint(
      RunFolder folder, Checkpoints checkpoints, Optional<CheckpointHeader> newest) {
    this.folder = folder;
    this.checkpoints = checkpoints;
    this.newest = newest;
  }

  /**
   * Looks for the newest whole checkpoint in the folder of a run that goes on; each damaged one is told. If none is whole,
   * what the run has written is deleted.
   */
  public static RestorePoint find(RunFolder folder, RunStages stages) {
    Checkpoints checkpoints = new Checkpoints(
        folder.workFile(RunFolder.CHECKPOINTS),
        folder.path(),
        Set.of(RunFolder.LOG),
        COMPRESSING_THREADS);
    if (!folder.isResumed()) {
      return new RestorePoint(folder, checkpoints, Optional.empty());
    }
    Optional<CheckpointHeader> newest =
        checkpoints.newestWhole(reason -> tell("warning: checkpoint " + reason, stages));
    if (newest.isEmpty()) {
      tell("there is no whole checkpoint: the run begins at the start", stages);
      checkpoints.beginAnew();
    }
    return new RestorePoint(folder, checkpoints, newest);
  }

  private static void tell(String words, RunStages stages) {
    LOG.info(words);
    stages.tell(words);
  }

  /** True if the plans are those of the scenario, false if they come from a checkpoint. */
  public boolean isStart() {
    return newest.isEmpty();
  }

  RunFolder folder() {
    return folder;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  Optional<CheckpointHeader> newest() {
    return newest;
  }
}
