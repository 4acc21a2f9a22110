package vn.luong.sim.road;

/** What using a link costs in money. */
@FunctionalInterface
public interface LinkToll {

  /**
   * Money for entering the link, ≥ 0.
   *
   * @param enterTime seconds after midnight
   */
  double money(int link, double enterTime);
}
