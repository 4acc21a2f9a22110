package vn.luong.scenario.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.scenario.checkpoint.CheckpointHeader;
import vn.luong.scenario.checkpoint.CheckpointPart;
import vn.luong.scenario.checkpoint.CheckpointRule;
import vn.luong.scenario.checkpoint.Checkpoints;
import vn.luong.scenario.checkpoint.Fingerprint;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.evolution.EvolutionListener;
import vn.luong.sim.evolution.EvolutionState;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

/**
 * Writes checkpoints between iterations and takes a run up from one. A checkpoint that cannot be written is told and
 * does not end the run.
 *
 * <p>Threads: the one that runs the evolution.
 */
final class Checkpointing implements EvolutionListener {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final RestorePoint from;
  private final Checkpoints checkpoints;
  private final CheckpointRule rule;
  private final Fingerprint fingerprint;
  private final EvolutionState state;
  private final List<CheckpointPart> recorded;
  private final RunStages stages;
  private final List<IterationReport> reports = new ArrayList<>();
  private int iterationsSince;
  private long lastEndNanos = System.nanoTime();
  private double writingSeconds;

  /**
   * Begins.
   *
   * @param recorded what those who watch the iterations have to keep beside it
   */
  Checkpointing(
      RestorePoint from,
      RunStages stages,
      CheckpointRule rule,
      Fingerprint fingerprint,
      EvolutionState state,
      List<CheckpointPart> recorded) {
    this.from = from;
    this.checkpoints = from.checkpoints();
    this.stages = stages;
    this.rule = rule;
    this.fingerprint = fingerprint;
    this.state = state;
    this.recorded = List.copyOf(recorded);
  }

  /**
   * Takes the state from the checkpoint that the run goes on from, if there is one.
   *
   * @return reports of the iterations behind the checkpoint; none if the run begins at the start
   * @throws InvalidInputException if the scenario is not the one that the checkpoint is of
   */
  List<IterationReport> restore() {
    if (from.isStart()) {
      return List.of();
    }
    CheckpointHeader header = from.newest().orElseThrow();
    ProblemLog differences = new ProblemLog();
    header
        .fingerprint()
        .differencesTo(fingerprint, from.folder().finalPath().toString())
        .forEach(differences::add);
    differences.throwIfErrors();
    checkpoints.restore(header, this::read);
    tell("going on after iteration " + header.iteration());
    lastEndNanos = System.nanoTime();
    return List.copyOf(reports);
  }

  private void tell(String words) {
    LOG.info(words);
    stages.tell(words);
  }

  private void read(DataInput in) throws IOException {
    byte[] text = new byte[in.readInt()];
    in.readFully(text);
    reports.addAll(
        List.of(JsonFile.parse(new String(text, StandardCharsets.UTF_8), IterationReport[].class)));
    state.load(in);
    for (CheckpointPart part : recorded) {
      part.load(in);
    }
  }

  private void write(DataOutput out) throws IOException {
    byte[] text = JsonFile.text(reports).getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
    state.save(out);
    for (CheckpointPart part : recorded) {
      part.save(out);
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    reports.add(report);
    iterationsSince++;
    if (rule.isDue(iterationsSince, secondsSince(lastEndNanos), writingSeconds)) {
      write(report.iteration());
    }
  }

  private void write(int iteration) {
    long start = System.nanoTime();
    try {
      long bytes = checkpoints.write(iteration, fingerprint, this::write);
      writingSeconds = secondsSince(start);
      LOG.info(
          "checkpoint after iteration {}: {} MB in {} s",
          iteration,
          String.format(Locale.ROOT, "%.1f", bytes / BYTES_PER_MEGABYTE),
          String.format(Locale.ROOT, "%.2f", writingSeconds));
    } catch (IOException e) {
      writingSeconds = secondsSince(start);
      tell("warning: no checkpoint after iteration " + iteration + ": " + e.getMessage()
          + ". The run goes on; free some disk to have the next one.");
    }
    iterationsSince = 0;
    lastEndNanos = System.nanoTime();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
