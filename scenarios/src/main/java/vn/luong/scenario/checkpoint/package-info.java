/**
 * What is kept of a run while it goes on, so that a run that was killed need not begin again. {@link
 * vn.luong.scenario.checkpoint.Checkpoints} is the folder of a run's checkpoints; {@link
 * vn.luong.scenario.checkpoint.Fingerprint} tells whether a scenario is still the one they belong to. Must not know
 * what the state consists of: that is written and read by whoever runs.
 *
 * <p>A checkpoint file is eight bytes {@code LUOCKPT} and the version of the format, then one Zstandard frame with a
 * checksum: the {@link vn.luong.scenario.checkpoint.CheckpointHeader} as JSON (length as an int, UTF-8), then the state.
 * It is written under another name, forced to the disk, and renamed: a file with the right name that passes its
 * checksum is whole.
 */
package vn.luong.scenario.checkpoint;
