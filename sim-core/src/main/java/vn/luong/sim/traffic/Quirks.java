package vn.luong.sim.traffic;

/**
 * Oddities of MATSim's QSim, one switch each, apart from the physics. A MATSim config reproduces them, so that events
 * agree; native scenarios use the sound rule.
 *
 * @param storageLeak a vehicle whose trip begins and ends on one link, or that waited at a stop beside the lane, gives
 *     back storage it never took (and, with holes, sends a hole), so that the link accepts more and more; sound: it
 *     takes storage first
 * @param changeResetsFlow any network change event on a link, even free speed × 1, refills its flow accumulator;
 *     sound: the accumulator keeps its value
 * @param changeResetsHoles any network change event on a link frees all its hole space; sound: only the difference of
 *     the storage capacities
 * @param holesIgnoreStorage with holes a link accepts by free hole space alone; sound: used storage counts too
 * @param closedLinkHoldsBuffer vehicles that are in the buffer of a link when its capacity becomes zero wait there
 *     until another one joins them; sound: they leave, only those in the queue are held
 * @param capacitiesOfBaseSpeed storage capacity and fundamental diagram follow from the free speed of the network,
 *     whatever network change events make of it; sound: from the present one, but a link that is slowed down has room for
 *     no more than before, so that it spills back
 * @param tiesByHeap where fast vehicles pass slow ones, those with the same earliest exit time leave the link in the order in
 *     which a binary heap happens to hold them; sound: who came first leaves first
 * @param ownersPlaceVehicles a vehicle that its owner does not drive on the first leg with its mode stands nowhere, so that
 *     others wait for it until the end of the day; sound: it stands where the first of them begins the day
 * @param stepAfterEnd a run that is to last until its end time makes one more step after it; sound: that of the end time is
 *     the last one
 */
public record Quirks(
    boolean storageLeak,
    boolean changeResetsFlow,
    boolean changeResetsHoles,
    boolean holesIgnoreStorage,
    boolean closedLinkHoldsBuffer,
    boolean capacitiesOfBaseSpeed,
    boolean tiesByHeap,
    boolean ownersPlaceVehicles,
    boolean stepAfterEnd) {
  /** As MATSim's QSim. */
  public static final Quirks MATSIM =
      new Quirks(true, true, true, true, true, true, true, true, true);
  /** The sound rules. */
  public static final Quirks NONE =
      new Quirks(false, false, false, false, false, false, false, false, false);
}
