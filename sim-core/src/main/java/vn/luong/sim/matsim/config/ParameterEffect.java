package vn.luong.sim.matsim.config;

/** What Luồng does with a parameter of MATSim's. */
public enum ParameterEffect {
  /** Does what it does in MATSim. */
  HONOURED,
  /** Has no effect here and cannot change results. */
  HARMLESS,
  /** Can change results and is not supported: another value than the standard is an error. */
  UNSUPPORTED
}
