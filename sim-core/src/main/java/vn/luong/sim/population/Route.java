package vn.luong.sim.population;

import vn.luong.sim.network.Network;
import vn.luong.sim.units.SimTime;

/** How a leg goes from its start link to its end link. */
public sealed interface Route permits LinkPath, TeleportRoute, TextRoute, Route.None {

  /** Not routed. */
  Route NONE = new None();

  int startLink();

  int endLink();

  /** Planned travel time in seconds, or {@link SimTime#UNDEFINED}. */
  double travelTimeSeconds();

  /** Planned distance in metres, NaN if not stated. */
  double distanceMeters();

  /** The route of a leg that has none. */
  record None() implements Route {
    @Override
    public int startLink() {
      return Network.NO_LINK;
    }

    @Override
    public int endLink() {
      return Network.NO_LINK;
    }

    @Override
    public double travelTimeSeconds() {
      return SimTime.UNDEFINED;
    }

    @Override
    public double distanceMeters() {
      return Double.NaN;
    }
  }
}
