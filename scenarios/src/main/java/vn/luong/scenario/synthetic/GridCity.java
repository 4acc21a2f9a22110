package vn.luong.scenario.synthetic;

import java.util.Arrays;
import java.util.List;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A square grid of roads with routed car trips in the morning, 40% of them to the centre. Every fifth road is an artery
 * (2 lanes, 1800 veh/h, 60 km/h), the others have one lane, 700 veh/h, 40 km/h. Paths are staircases that keep to
 * arteries. The same numbers and seed give the same world.
 *
 * @param population one trip per person, with its route
 * @param fleet a car per person
 * @param carMode index of the mode car
 */
public record GridCity(Population population, Fleet fleet, int carMode) {
  private static final int EAST = 0;
  private static final int WEST = 1;
  private static final int NORTH = 2;
  private static final int SOUTH = 3;
  private static final int[] STEP_X = {1, -1, 0, 0};
  private static final int[] STEP_Y = {0, 0, 1, -1};
  private static final int ARTERY_EVERY = 5;
  private static final int SHORTEST_TRIP = 3;
  private static final double CENTRE_SHARE = 0.4;
  private static final double PEAK_TIME = 7.5 * 3600;

  /**
   * The size of a city.
   *
   * @param nodesPerSide nodes per side of the square
   * @param spacingMeters length of each link
   * @param tripCount persons, each with one trip
   * @param hours about how long the morning peak lasts; departures scatter with 0.4 times this
   */
  public record Size(int nodesPerSide, double spacingMeters, int tripCount, double hours) {
    /** The yardstick of the benchmarks: 39,600 links, 100,000 trips. */
    public static final Size YARDSTICK = new Size(100, 250, 100_000, 3);

    public Size withTrips(int newTripCount) {
      return new Size(nodesPerSide, spacingMeters, newTripCount, hours);
    }
  }

  /** Builds the city. */
  public static GridCity of(Size size, long seed) {
    return new Construction(size, seed).build();
  }

  private static final class Construction {
    private final Size size;
    private final RandomStream random;
    private final ModeTable modes = new ModeTable();
    private final int carMode = modes.add("car");
    private final int[][][] linkLeaving;
    private final int[] path;

    private Construction(Size size, long seed) {
      this.size = size;
      random = RandomStream.of(seed);
      linkLeaving = new int[STEP_X.length][size.nodesPerSide][size.nodesPerSide];
      path = new int[2 * size.nodesPerSide];
    }

    private GridCity build() {
      Network network = buildNetwork();
      Population population = new Population(network, new Facilities());
      int home = population.activityTypes().add("home");
      int work = population.activityTypes().add("work");
      for (int person = 0; person < size.tripCount; person++) {
        population.addPerson(Integer.toString(person));
        population.plans().add(person, buildPlan(network, home, work));
      }
      VehicleTypes types = new VehicleTypes();
      int car = types.add(VehicleType.ofMode("car", "car"));
      Fleet fleet = Fleet.builder(types, population.personIds())
          .addMode(carMode, "car", car)
          .build();
      return new GridCity(population, fleet, carMode);
    }

    private Network buildNetwork() {
      NetworkBuilder builder = new NetworkBuilder(modes);
      int side = size.nodesPerSide;
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          builder.addNode(
              Integer.toString(y * side + x), x * size.spacingMeters, y * size.spacingMeters);
        }
      }
      long car = ModeTable.bit(carMode);
      LinkProperties artery = new LinkProperties(size.spacingMeters, 16.67, 1800, 2, car);
      LinkProperties street = new LinkProperties(size.spacingMeters, 11.11, 700, 1, car);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          for (int direction = EAST; direction <= SOUTH; direction++) {
            int toX = x + STEP_X[direction];
            int toY = y + STEP_Y[direction];
            if (toX >= 0 && toY >= 0 && toX < side && toY < side) {
              linkLeaving[direction][x][y] = builder.addLink(
                  Integer.toString(builder.linkCount()),
                  y * side + x,
                  toY * side + toX,
                  isArtery(direction <= WEST ? y : x) ? artery : street);
            }
          }
        }
      }
      return builder.build();
    }

    private static boolean isArtery(int road) {
      return road % ARTERY_EVERY == 0;
    }

    private Plan buildPlan(Network network, int home, int work) {
      int side = size.nodesPerSide;
      int x = random.nextInt(side);
      int y = random.nextInt(side);
      int toX;
      int toY;
      do {
        boolean isToCentre = random.nextDouble() < CENTRE_SHARE;
        toX = isToCentre ? nearCentre() : random.nextInt(side);
        toY = isToCentre ? nearCentre() : random.nextInt(side);
      } while (Math.abs(toX - x) + Math.abs(toY - y) < SHORTEST_TRIP);
      int[] links = staircase(x, y, toX, toY);
      double departure = Math.floor(Math.max(0, PEAK_TIME + normal() * size.hours * 3600 / 2.5));
      Activity atHome = Activity.at(home, links[0], x * size.spacingMeters, y * size.spacingMeters);
      int last = links[links.length - 1];
      int end = network.toNode(last);
      Activity atWork = Activity.at(work, last, network.nodeX(end), network.nodeY(end));
      LinkPath route =
          LinkPath.of(links, SimTime.UNDEFINED, (links.length - 1) * size.spacingMeters);
      return Plan.of(
          List.of(atHome.withEndTime(departure), atWork),
          List.of(Leg.of(carMode).withRoutingMode(carMode).withRoute(route)));
    }

    private int nearCentre() {
      int side = size.nodesPerSide;
      int place = (int) Math.round(side / 2.0 + normal() * side / 6.0);
      return Math.max(0, Math.min(side - 1, place));
    }

    /** A standard normal number (Box and Muller 1958). */
    private double normal() {
      double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
      return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private int[] staircase(int fromX, int fromY, int toX, int toY) {
      int x = fromX;
      int y = fromY;
      int length = 0;
      boolean isHorizontal = random.nextDouble() < 0.5;
      while (x != toX || y != toY) {
        if (x == toX || y == toY) {
          isHorizontal = y == toY;
        } else if (random.nextDouble() < turnProbability(isHorizontal, x, y)) {
          isHorizontal = !isHorizontal;
        }
        int direction = isHorizontal ? (toX > x ? EAST : WEST) : (toY > y ? NORTH : SOUTH);
        path[length++] = linkLeaving[direction][x][y];
        x += STEP_X[direction];
        y += STEP_Y[direction];
      }
      return Arrays.copyOf(path, length);
    }

    private static double turnProbability(boolean isHorizontal, int x, int y) {
      boolean isOnArtery = isArtery(isHorizontal ? y : x);
      boolean isCrossingArtery = isArtery(isHorizontal ? x : y);
      return !isOnArtery && isCrossingArtery ? 0.6 : 0.05;
    }
  }
}
