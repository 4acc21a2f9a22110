package vn.luong.sim.fares;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * Tolls by link and mode, ready to be asked often.
 *
 * <p>Layout: for each mode that pays anywhere the tolls of each link, null for links without.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TollTable {
  private final Network network;
  private final TollParameters.Toll[][][] tollsOfModeAndLink;

  public TollTable(TollParameters parameters, Network network) {
    this.network = network;
    tollsOfModeAndLink = new TollParameters.Toll[network.modeTable().size()][][];
    for (TollParameters.Toll toll : parameters.tolls()) {
      for (String name : toll.modes()) {
        int mode = network.modeTable().find(name);
        if (mode != ModeTable.NO_MODE) {
          add(mode, toll);
        }
      }
    }
  }

  private void add(int mode, TollParameters.Toll toll) {
    if (tollsOfModeAndLink[mode] == null) {
      tollsOfModeAndLink[mode] = new TollParameters.Toll[network.linkCount()][];
    }
    for (String id : toll.links()) {
      int link = network.linkIds().find(id);
      if (link == IdTable.NO_ID) {
        continue;
      }
      TollParameters.Toll[] before = tollsOfModeAndLink[mode][link];
      List<TollParameters.Toll> all = new ArrayList<>(before == null ? List.of() : List.of(before));
      all.add(toll);
      tollsOfModeAndLink[mode][link] = all.toArray(new TollParameters.Toll[0]);
    }
  }

  /** True if vehicles of the mode pay somewhere. */
  public boolean hasTolls(int mode) {
    return mode >= 0 && mode < tollsOfModeAndLink.length && tollsOfModeAndLink[mode] != null;
  }

  /**
   * What a vehicle pays for a link.
   *
   * @param enterTime when it enters, seconds after midnight
   */
  public double money(int mode, int link, double enterTime) {
    TollParameters.Toll[] tolls = hasTolls(mode) ? tollsOfModeAndLink[mode][link] : null;
    if (tolls == null) {
      return 0;
    }
    double perMeter = 0;
    for (TollParameters.Toll toll : tolls) {
      perMeter += toll.perMeterAt(enterTime);
    }
    return perMeter * network.lengthMeters(link);
  }
}
