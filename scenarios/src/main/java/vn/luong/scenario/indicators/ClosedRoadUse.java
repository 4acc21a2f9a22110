package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.RoadClosures;
import vn.luong.sim.units.Units;

/**
 * Who drove on a day over roads that were closed to the mode when they were entered: those who have no other way, and those who
 * came later than planned. Nobody is stopped. The first and the last link of a drive do not count, and no vehicles of public
 * transport.
 *
 * <p>Layout: 2 bytes per vehicle if anything is closed at all.
 *
 * <p>Threads: one.
 */
public final class ClosedRoadUse implements EventSink {
  private static final byte NO_MODE = -1;
  private static final byte OPEN = 0;
  /** On a closed link, perhaps its last one. */
  private static final byte ON_CLOSED = 1;
  /** Has driven over closed links before, and is on one again, or not. */
  private static final byte COUNTED = 2;

  private final Network network;
  private final int personCount;
  private final RoadClosures.OfMode[] closuresOfMode;
  private final boolean isAnyClosed;
  private final byte[] modeOfVehicle;
  private final byte[] stateOfVehicle;
  private final long[] drives;
  private final double[] meters;

  /**
   * Listens to a day.
   *
   * @param personCount drivers with higher numbers are those of public transport
   */
  public ClosedRoadUse(Network network, int personCount, int vehicleCount) {
    this.network = network;
    this.personCount = personCount;
    RoadClosures closures = RoadClosures.of(network);
    ModeTable modes = network.modeTable();
    closuresOfMode = new RoadClosures.OfMode[modes.size()];
    boolean hasAny = false;
    for (int mode = 0; mode < closuresOfMode.length; mode++) {
      closuresOfMode[mode] = closures.ofMode(mode);
      hasAny |= closuresOfMode[mode] != null;
    }
    isAnyClosed = hasAny;
    modeOfVehicle = new byte[hasAny ? vehicleCount : 0];
    stateOfVehicle = new byte[modeOfVehicle.length];
    drives = new long[closuresOfMode.length];
    meters = new double[closuresOfMode.length];
  }

  @Override
  public void accept(EventBuffer events) {
    if (!isAnyClosed) {
      return;
    }
    for (int row = 0; row < events.size(); row++) {
      switch (events.kind(row)) {
        case VEHICLE_ENTERS_TRAFFIC -> begin(events, row);
        case LINK_ENTER -> enter(events.vehicle(row), events.link(row), events.time(row));
        case LINK_LEAVE -> leave(events.vehicle(row), events.link(row));
        default -> {}
      }
    }
  }

  private void begin(EventBuffer events, int row) {
    int mode = events.mode(row);
    boolean minds = events.person(row) < personCount
        && mode >= 0
        && mode < closuresOfMode.length
        && closuresOfMode[mode] != null;
    modeOfVehicle[events.vehicle(row)] = minds ? (byte) mode : NO_MODE;
    stateOfVehicle[events.vehicle(row)] = OPEN;
  }

  private void enter(int vehicle, int link, double time) {
    int mode = modeOfVehicle[vehicle];
    if (mode != NO_MODE && closuresOfMode[mode].isClosed(link, time)) {
      stateOfVehicle[vehicle] |= ON_CLOSED;
    }
  }

  private void leave(int vehicle, int link) {
    int state = stateOfVehicle[vehicle];
    if ((state & ON_CLOSED) == 0 || modeOfVehicle[vehicle] == NO_MODE) {
      return;
    }
    int mode = modeOfVehicle[vehicle];
    meters[mode] += network.lengthMeters(link);
    drives[mode] += (state & COUNTED) == 0 ? 1 : 0;
    stateOfVehicle[vehicle] = COUNTED;
  }

  /**
   * What was driven by modes that are shut out somewhere, expanded.
   *
   * @param expansionFactor vehicles of the population per simulated one
   */
  public List<Indicator> indicators(double expansionFactor) {
    List<Indicator> indicators = new ArrayList<>();
    for (int mode = 0; mode < closuresOfMode.length; mode++) {
      if (closuresOfMode[mode] != null) {
        String name = network.modeTable().name(mode);
        indicators.add(Indicator.of(
            "closed_roads.drives." + name,
            "Drives over closed roads, " + name,
            drives[mode] * expansionFactor,
            "veh/day",
            "Drives that came through a link in hours when it is closed to the mode, expanded; the"
                + " first and last link do not count. Nobody is stopped: these have no other way,"
                + " or came later than planned."));
        indicators.add(Indicator.of(
            "closed_roads.km." + name,
            "Distance on closed roads, " + name,
            meters[mode] / Units.METERS_PER_KILOMETER * expansionFactor,
            "veh-km/day",
            "Distance of these drives on such links, expanded."));
      }
    }
    return indicators;
  }
}
