package vn.luong.gis.tntp;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.assignment.UserClass;
import vn.luong.sim.assignment.VolumeDelay;
import vn.luong.sim.network.Network;
import vn.luong.sim.road.RoadGraph;

/**
 * A network as a TNTP file describes it. Such a file names no units: lengths, times and capacities stand here as there, so
 * figures can be compared with published ones. Nodes have the numbers of the file as ids, those without coordinates lie
 * at 0, 0; links are called {@code from-to}, further ones between the same nodes {@code from-to#2} and so on.
 *
 * @param network nodes and links with lengths, free speeds (length per time) and capacities; mode car
 * @param delays BPR functions of the links
 * @param zoneCount nodes 1 … zoneCount are zones, where trips start and end
 * @param firstThroughNode number of the first node that paths may lead through
 * @param charge by link, what toll and length count in units of time
 */
public record TntpNetwork(
    Network network,
    VolumeDelay delays,
    int zoneCount,
    int firstThroughNode,
    IntToDoubleFunction charge) {

  /** Index of a node from its number in the file. */
  public static int nodeOf(int number) {
    return number - 1;
  }

  /** The travellers of a trip table on this network. */
  public UserClass userClass(String name, OdDemand demand) {
    IntPredicate mayPass = node -> node >= nodeOf(firstThroughNode);
    return UserClass.of(name, RoadGraph.of(network, 0), demand)
        .withCharge(charge)
        .withMayPass(mayPass);
  }
}
