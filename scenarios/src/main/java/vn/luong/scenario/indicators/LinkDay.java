package vn.luong.scenario.indicators;

import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/**
 * The results of links, expanded and in the units of the tables. The only place where counts become traffic figures,
 * so that table, map and indicators agree.
 */
public final class LinkDay {
  private final LinkTraffic traffic;
  private final Network network;
  private final IndicatorParameters parameters;

  public LinkDay(LinkTraffic traffic, IndicatorParameters parameters) {
    this.traffic = traffic;
    this.network = traffic.network();
    this.parameters = parameters;
  }

  public Network network() {
    return network;
  }

  public int hourCount() {
    return traffic.hourCount();
  }

  /** Vehicles per hour at the link's end. */
  public double volume(int link, int hour) {
    double sum = 0;
    for (int mode = 0; mode < network.modeTable().size(); mode++) {
      sum += volume(link, hour, mode);
    }
    return sum;
  }

  public double volume(int link, int hour, int mode) {
    return traffic.volume(link, hour, mode) * parameters.expansionFactor()
        + traffic.unsampledVolume(link, hour, mode);
  }

  public double dayVolume(int link) {
    double sum = 0;
    for (int hour = 0; hour < hourCount(); hour++) {
      sum += volume(link, hour);
    }
    return sum;
  }

  public double dayVolume(int link, int mode) {
    double sum = 0;
    for (int hour = 0; hour < hourCount(); hour++) {
      sum += volume(link, hour, mode);
    }
    return sum;
  }

  /** Vehicles per hour at the link's end in the {@link #peakHour}; 0 if nobody has driven anywhere. */
  public double peakVolume(int link) {
    return hourCount() == 0 ? 0 : volume(link, peakHour(link));
  }

  /** Flow over capacity in the {@link #peakHour}; 0 if nobody has driven anywhere. */
  public double peakVolumeToCapacity(int link) {
    return hourCount() == 0 ? 0 : volumeToCapacity(link, peakHour(link));
  }

  public double pceFlow(int link, int hour) {
    return traffic.pce(link, hour) * parameters.expansionFactor();
  }

  /** Flow by the capacity the mobsim gave the link; NaN if it has none. */
  public double volumeToCapacity(int link, int hour) {
    double capacity = network.flowCapacityPcePerSecond(link)
        * Units.SECONDS_PER_HOUR
        * parameters.flowCapacityFactor();
    return capacity > 0 ? traffic.pce(link, hour) / capacity : Double.NaN;
  }

  /** The hour with the highest flow; the first of equals. */
  public int peakHour(int link) {
    int peak = 0;
    for (int hour = 1; hour < hourCount(); hour++) {
      if (traffic.pce(link, hour) > traffic.pce(link, peak)) {
        peak = hour;
      }
    }
    return peak;
  }

  public boolean isMeasured(int link, int hour) {
    return traffic.measuredCount(link, hour) > 0;
  }

  /** Mean travel time of the measured traversals, NaN if there are none. */
  public double meanTravelTimeSeconds(int link, int hour) {
    return (double) traffic.travelSeconds(link, hour) / traffic.measuredCount(link, hour);
  }

  /** Space-mean speed of the measured traversals, NaN if there are none. */
  public double meanSpeedMetersPerSecond(int link, int hour) {
    return network.lengthMeters(link) / meanTravelTimeSeconds(link, hour);
  }

  /** Free travel time by mean travel time: 1 = nobody was held up; NaN if nothing was measured. */
  public double speedRatio(int link, int hour) {
    return (double) traffic.freeSeconds(link, hour) / traffic.travelSeconds(link, hour);
  }

  /** Vehicle-hours lost on the link in this hour. */
  public double delayHours(int link, int hour) {
    return (traffic.travelSeconds(link, hour) - traffic.freeSeconds(link, hour))
        / Units.SECONDS_PER_HOUR
        * parameters.expansionFactor();
  }

  public double dayDelayHours(int link) {
    double sum = 0;
    for (int hour = 0; hour < hourCount(); hour++) {
      sum += delayHours(link, hour);
    }
    return sum;
  }

  /** Space-mean speed over the day, NaN if nothing was measured. */
  public double dayMeanSpeedMetersPerSecond(int link) {
    long seconds = 0;
    long count = 0;
    for (int hour = 0; hour < hourCount(); hour++) {
      seconds += traffic.travelSeconds(link, hour);
      count += traffic.measuredCount(link, hour);
    }
    return network.lengthMeters(link) * count / seconds;
  }
}
