package vn.luong.sim.population;

/** How a leg goes from its start link to its end link. */
public sealed interface Route permits LinkPath, TeleportRoute, TextRoute, Route.None {

  /** Not routed. */
  Route NONE = new None();

  int startLink();

  int endLink();

  /** Planned travel time in seconds, or {@link vn.luong.sim.units.SimTime#UNDEFINED}. */
  double travelTimeSeconds();

  /** Planned distance in metres, NaN if not stated. */
  double distanceMeters();

  /** The route of a leg that has none. */
  record None() implements Route {
    @Override
    public int startLink() {
      return vn.luong.sim.network.Network.NO_LINK;
    }

    @Override
    public int endLink() {
      return vn.luong.sim.network.Network.NO_LINK;
    }

    @Override
    public double travelTimeSeconds() {
      return vn.luong.sim.units.SimTime.UNDEFINED;
    }

    @Override
    public double distanceMeters() {
      return Double.NaN;
    }
  }
}
