package vn.luong.sim.mobsim;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/** Finds vehicles that plans want to be driven by two persons at once, by planned departure and free travel time. */
final class SharedVehicles {
  private record Use(int person, double startTime, double endTime) {}

  private final Population population;
  private final Fleet fleet;
  private final TreeMap<Integer, List<Use>> usesByVehicle = new TreeMap<>();

  SharedVehicles(Population population, Fleet fleet) {
    this.population = population;
    this.fleet = fleet;
  }

  /** Notes a network leg if its route names a vehicle; others are everybody's own. */
  void add(int person, PlanCursor cursor, double departureTime, int[] path) {
    if (cursor.vehicleId() == null || !SimTime.isDefined(departureTime)) {
      return;
    }
    Network network = population.network();
    double seconds = 0;
    for (int position = 1; position < cursor.pathLinkCount(); position++) {
      seconds += network.freeTravelTimeSeconds(path[position]);
    }
    usesByVehicle
        .computeIfAbsent(fleet.find(cursor.vehicleId()), key -> new ArrayList<>())
        .add(new Use(person, departureTime, departureTime + seconds));
  }

  void report(ProblemLog problems) {
    usesByVehicle.forEach((vehicle, uses) -> {
      uses.sort((left, right) -> Double.compare(left.startTime, right.startTime));
      for (int later = 1; later < uses.size(); later++) {
        Use before = uses.get(later - 1);
        Use after = uses.get(later);
        if (after.startTime < before.endTime && after.person != before.person) {
          problems.add(Problem.warning(
              "vehicle-twice-at-once",
              SourcePosition.of("plans"),
              "vehicle \"" + fleet.vehicleId(vehicle) + "\"",
              "is to be driven by person \""
                  + population.personId(before.person)
                  + "\" and at "
                  + SimTime.format(after.startTime)
                  + " also by person \""
                  + population.personId(after.person)
                  + "\"",
              "a vehicle has one driver at a time",
              "Give one of them another vehicle; the second will wait for it."));
        }
      }
    });
  }
}
