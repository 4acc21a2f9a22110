package vn.luong.bench.city;

/**
 * What a run of the mobsim took.
 *
 * @param seconds time on the clock
 * @param cpuSeconds CPU time of the mobsim's threads; they spin while they wait for each other
 * @param setUpSeconds time on the clock before the first events are handed over: set-up and the first time steps
 * @param setUpBytes bytes allocated in that time by the calling thread
 * @param loopBytes bytes allocated afterwards by all threads: growth of buffers, the summary, what the sinks make
 * @param stateBytes bytes of heap that the mobsim holds at the first events, 0 if that was not measured
 */
record RunMeasures(
    double seconds,
    double cpuSeconds,
    double setUpSeconds,
    long setUpBytes,
    long loopBytes,
    long stateBytes) {

  double loopSeconds() {
    return seconds - setUpSeconds;
  }
}
