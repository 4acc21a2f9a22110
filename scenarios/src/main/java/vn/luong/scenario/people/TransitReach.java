package vn.luong.scenario.people;

/** Tells where public transport may be a choice, so that plans do not begin with it where it means to walk. */
public interface TransitReach {
  /** Nothing runs. */
  TransitReach NONE = (fromX, fromY, toX, toY) -> false;

  /** True if a line leads from near the one place to near the other; coordinates in metres. */
  boolean joins(double fromX, double fromY, double toX, double toY);
}
