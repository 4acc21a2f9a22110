package vn.luong.scenario.preparation;

/** Scenario files state money in đồng, the engine counts it in thousands of them. */
final class Money {
  /** Đồng in one unit of money of the engine. */
  static final double VND_PER_UNIT = 1000;

  private Money() {}
}
