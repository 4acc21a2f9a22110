package vn.luong.sim.operations;

import vn.luong.sim.vehicles.VehicleType.Boarding;
import vn.luong.sim.vehicles.VehicleType.DoorOperation;

/**
 * How long vehicles stand at stops: a second to open the doors, a second to close them, and in between second by second as
 * many passengers as their times allow, with a carry-over of what a passenger takes beyond the second (MATSim {@code
 * ComplexTransitStopHandler}, after A. Neumann). With parallel doors passengers get in and out at once, with serial doors
 * first out, then in.
 *
 * <p>Layout: per vehicle two doubles of carry-over, whether doors are open, what the last step said; 17 bytes.
 *
 * <p>Threads: a vehicle belongs to one thread at a time.
 */
final class DwellTimeModel {
  /** Seconds of a step; also what doors take to open, and to close. */
  static final int STEP_SECONDS = 1;

  private final double[] carriedIn;
  private final double[] carriedOut;
  private final boolean[] isOpen;
  private final int[] countIn;
  private final int[] countOut;

  /** Vehicles with closed doors. */
  DwellTimeModel(int vehicleCount) {
    carriedIn = new double[vehicleCount];
    carriedOut = new double[vehicleCount];
    isOpen = new boolean[vehicleCount];
    countIn = new int[vehicleCount];
    countOut = new int[vehicleCount];
  }

  /**
   * Goes on with getting in and out; {@link #countIn} and {@link #countOut} say then who does so now.
   *
   * @param wantOut passengers who want to get out
   * @param wantIn passengers who want to get in and will have a place once the others are out
   * @param places places that are free before anybody gets out
   * @return seconds until the next step, 0 when the doors are closed and all is done
   */
  int step(int vehicle, Boarding times, int wantOut, int wantIn, int places) {
    countIn[vehicle] = 0;
    countOut[vehicle] = 0;
    if (!isOpen[vehicle]) {
      isOpen[vehicle] = wantOut + wantIn > 0;
      return isOpen[vehicle] ? STEP_SECONDS : 0;
    }
    if (wantOut + wantIn == 0) {
      closeDoors(vehicle);
    } else if (times.doors() == DoorOperation.PARALLEL) {
      letIn(vehicle, times, wantIn, places);
      letOut(vehicle, times, wantOut);
    } else {
      letOut(vehicle, times, wantOut);
      if (wantOut == 0) {
        letIn(vehicle, times, wantIn, places);
      }
    }
    return STEP_SECONDS;
  }

  /** Closes the doors if nobody is still on the step. */
  private void closeDoors(int vehicle) {
    if (carriedIn[vehicle] < 1 && carriedOut[vehicle] < 1) {
      isOpen[vehicle] = false;
      carriedIn[vehicle] = 0;
      carriedOut[vehicle] = 0;
      return;
    }
    carriedIn[vehicle] -= carriedIn[vehicle] >= 1 ? 1 : 0;
    carriedOut[vehicle] -= carriedOut[vehicle] >= 1 ? 1 : 0;
  }

  private void letIn(int vehicle, Boarding times, int wantIn, int places) {
    double carried = carriedIn[vehicle];
    if (wantIn > 0) {
      int most = Math.min(wantIn, places);
      while (carried < 1 && countIn[vehicle] < most) {
        countIn[vehicle]++;
        carried += times.accessSecondsPerPerson();
      }
      carriedIn[vehicle] = carried - 1;
    } else {
      carriedIn[vehicle] = Math.max(0, carried - 1);
    }
  }

  private void letOut(int vehicle, Boarding times, int wantOut) {
    double carried = carriedOut[vehicle];
    if (wantOut > 0) {
      while (carried < 1 && countOut[vehicle] < wantOut) {
        countOut[vehicle]++;
        carried += times.egressSecondsPerPerson();
      }
      carriedOut[vehicle] = carried - 1;
    } else {
      carriedOut[vehicle] = Math.max(0, carried - 1);
    }
  }

  /** Passengers who get in now. */
  int countIn(int vehicle) {
    return countIn[vehicle];
  }

  /** Passengers who get out now. */
  int countOut(int vehicle) {
    return countOut[vehicle];
  }
}
