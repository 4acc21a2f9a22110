package vn.luong.sim.traffic;

import java.util.Arrays;
import java.util.function.IntFunction;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;

/**
 * The network in motion: the state of all links and nodes, and the lanes that work on it. In each time step {@link
 * TrafficLane#moveNodes} of all lanes comes before {@link TrafficLane#moveLinks} of any; inside a phase lanes may run at
 * once, because a link has one from-node and one to-node and every number has one owner per phase.
 *
 * <p>Links are numbers of the {@link TrafficNetwork}.
 */
public final class Traffic {
  /** Links below this weight count as closed (MATSim {@code QNodeImpl}). */
  static final double NO_CAPACITY = 1e-10;

  private static final double NOT_SET = Double.NaN;

  final TrafficNetwork network;
  final TrafficParameters parameters;
  final Drivers drivers;
  final int stepSeconds;
  /** True if a link is looked at in every step in which anything is on it. */
  final boolean isPolling;
  /** True if a blocked buffer is not looked at until there may be room for its first vehicle. */
  final boolean isSleepingWhenBlocked;

  final LinkRows links;
  final LinkQueues queues;
  final FlowCapacity flow;
  final StorageCapacity storage;
  /** Null unless freed space travels. */
  final Gaps gaps;
  /** Per link: capacity in PCE per capacity period, the weight at its to-node. */
  final double[] weight;
  /** Per link: metres. */
  final double[] lengthMeters;
  /** Per link: 1 if it has a place in its to-node's order of priorities. */
  final byte[] isListed;
  /** Per link: its turn at a to-node with priorities; the smallest is next. */
  final double[] priority;
  /** Per link: when its blocked buffer is looked at again at the latest, or the last time that was so. */
  final int[] stuckTime;
  /** Per link: vehicles in a row that have filtered past the queue; null unless they can. */
  final byte[] seepageRow;

  private boolean hasClosedLinks;
  private final double[] laneCount;
  private final double[] flowCapacityPerSecond;
  private TrafficLane[] lanes;
  /** Null if nobody serves stops. */
  private StopBays bays;

  private final int[] laneOfNode;

  /**
   * An empty network.
   *
   * @param laneEnds for each lane the node after its last one, ascending; the last is the number of nodes
   */
  public Traffic(
      TrafficNetwork network,
      TrafficParameters parameters,
      Drivers drivers,
      int stepSeconds,
      int[] laneEnds,
      long randomSeed,
      long iteration) {
    this.network = network;
    this.parameters = parameters;
    this.drivers = drivers;
    this.stepSeconds = stepSeconds;
    int linkCount = network.linkCount();
    links = new LinkRows(network, stepSeconds);
    queues = new LinkQueues(
        links,
        linkCount,
        drivers,
        parameters.linkDynamics(),
        parameters.quirks().tiesByHeap());
    flow = new FlowCapacity(links, stepSeconds, queues, drivers);
    storage = new StorageCapacity(links);
    TrafficDynamics dynamics = parameters.trafficDynamics();
    gaps = dynamics == TrafficDynamics.QUEUE
        ? null
        : new Gaps(linkCount, dynamics == TrafficDynamics.KINEMATIC_WAVES);
    isPolling = gaps != null || parameters.linkDynamics() == LinkDynamics.SEEPAGE;
    isSleepingWhenBlocked =
        !isPolling && parameters.nodeTransition() == NodeTransition.EMPTY_BUFFER_RANDOM;
    isListed = new byte[linkCount];
    weight = new double[linkCount];
    lengthMeters = new double[linkCount];
    for (int link = 0; link < linkCount; link++) {
      lengthMeters[link] = network.lengthMeters(link);
    }
    priority = new double[linkCount];
    stuckTime = new int[linkCount];
    Arrays.fill(stuckTime, Integer.MIN_VALUE);
    Arrays.fill(priority, NOT_SET);
    boolean canFilter = parameters.linkDynamics() == LinkDynamics.SEEPAGE
        || parameters.linkDynamics() == LinkDynamics.BY_VEHICLE_TYPE;
    seepageRow = canFilter ? new byte[linkCount] : null;
    laneCount = new double[linkCount];
    flowCapacityPerSecond = new double[linkCount];
    for (int link = 0; link < linkCount; link++) {
      prepare(link);
    }
    laneOfNode = new int[network.nodeCount()];
    lanes = new TrafficLane[laneEnds.length];
    for (int lane = 0; lane < lanes.length; lane++) {
      int firstNode = lane == 0 ? 0 : laneEnds[lane - 1];
      Arrays.fill(laneOfNode, firstNode, laneEnds[lane], lane);
      lanes[lane] = new TrafficLane(this, lane, firstNode, laneEnds[lane], randomSeed, iteration);
    }
  }

  private void prepare(int link) {
    Network plain = network.network();
    int original = network.originalLink(link);
    laneCount[link] = plain.laneCount(original);
    flowCapacityPerSecond[link] = plain.flowCapacityPcePerSecond(original);
    setWeight(link, plain.capacityPcePerPeriod(original));
    flow.set(link, flowPerStep(link));
    storage.setCapacity(link, storageCapacity(link));
    if (gaps != null) {
      gaps.set(link, storage.capacity(link), network.lengthMeters(link));
      gaps.setInflowPerStep(link, inflowPerStep(link));
    }
  }

  private void setWeight(int link, double newWeight) {
    weight[link] = newWeight;
    if (newWeight <= NO_CAPACITY && !hasClosedLinks) {
      hasClosedLinks = true;
      // From now on blocked links are not left out any more: whether their node is active decides
      // what closed ones do.
      for (int node = 0; lanes != null && node < network.nodeCount(); node++) {
        laneOfNode(node).offerBlocked(node);
      }
    }
  }

  /** True if some link's capacity is or was zero. */
  boolean hasClosedLinks() {
    return hasClosedLinks;
  }

  private double flowPerStep(int link) {
    return flowCapacityPerSecond[link] * stepSeconds * parameters.flowCapacityFactor();
  }

  /** The free speed that the fundamental diagram follows from; where nobody moves, the one of the network. */
  private double speedOfDiagram(int link) {
    double present = links.freeSpeed(link);
    boolean isPresent = !parameters.quirks().capacitiesOfBaseSpeed() && present > 0;
    return isPresent ? present : baseSpeed(link);
  }

  /**
   * The free speed that storage follows from. A link has room for those who drive on it at full flow, more than its length
   * has if need be; but those who have to drive more slowly than the network says find no room that was not there before.
   */
  private double speedOfStorage(int link) {
    return Math.max(speedOfDiagram(link), baseSpeed(link));
  }

  private double baseSpeed(int link) {
    return network.network().freeSpeedMetersPerSecond(network.originalLink(link));
  }

  /** The flow at which free traffic turns to jam on so many lanes, in PCE per second; in MATSim's order of operations. */
  private double diagramFlow(int link, double lanes) {
    return lanes
        / network.network().effectiveCellSizeMeters()
        / diagramSecondsPerMeter(speedOfDiagram(link));
  }

  private static double diagramSecondsPerMeter(double freeSpeed) {
    return 1 / Gaps.SPEED_METERS_PER_SECOND + 1 / freeSpeed;
  }

  private double inflowPerStep(int link) {
    // MATSim caps by the flow per second, whatever the time step.
    return switch (parameters.inflowCapacity()) {
      case FROM_DIAGRAM -> diagramFlow(link, laneCount[link]);
      case ONE_LANE -> diagramFlow(link, 1);
      case LANES_FROM_DIAGRAM -> flowPerStep(link);
    };
  }

  private double storageCapacity(int link) {
    double length = network.lengthMeters(link);
    double perStep = flowPerStep(link);
    double lanes = laneCount[link];
    double freeSpeed = speedOfStorage(link);
    boolean isKinematic = parameters.trafficDynamics() == TrafficDynamics.KINEMATIC_WAVES;
    if (isKinematic && parameters.inflowCapacity() == InflowCapacity.LANES_FROM_DIAGRAM) {
      lanes =
          perStep * network.network().effectiveCellSizeMeters() * diagramSecondsPerMeter(freeSpeed);
    }
    double pce = length
        * lanes
        / network.network().effectiveCellSizeMeters()
        * parameters.storageCapacityFactor();
    double freeFlowPce =
        length / freeSpeed * flowCapacityPerSecond[link] * parameters.flowCapacityFactor();
    pce = Math.max(Math.max(pce, perStep), freeFlowPce);
    if (gaps == null) {
      return pce;
    }
    double gapSpeed = Gaps.SPEED_METERS_PER_SECOND;
    return Math.max(pce, length * perStep * (freeSpeed + gapSpeed) / freeSpeed / gapSpeed);
  }

  public TrafficNetwork network() {
    return network;
  }

  public Drivers drivers() {
    return drivers;
  }

  public TrafficLane lane(int lane) {
    return lanes[lane];
  }

  public int laneCount() {
    return lanes.length;
  }

  public int stepSeconds() {
    return stepSeconds;
  }

  /** True between two steps if nothing is to be done in the next one but what stands in the calendars. */
  public boolean isQuiet() {
    for (TrafficLane lane : lanes) {
      if (!lane.isQuiet()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first step for which something stands in the calendars, or a limit if that comes first.
   *
   * @param now the last step
   * @param limit a whole number of steps after now
   */
  public int nextTime(int now, int limit) {
    int next = limit;
    for (TrafficLane lane : lanes) {
      next = lane.nextTime(now, next);
    }
    return next;
  }

  int laneIndexOfNode(int node) {
    return laneOfNode[node];
  }

  private TrafficLane laneOfNode(int node) {
    return lanes[laneOfNode[node]];
  }

  /** The lane that works on the link: that of its to-node. */
  TrafficLane laneOfLink(int link) {
    return lanes[laneOfNode[network.toNode(link)]];
  }

  /** Some vehicles serve stops; said before anybody drives. */
  public void serveStops(StopService service) {
    bays = new StopBays(service, network, links, drivers, queues);
    for (TrafficLane lane : lanes) {
      lane.serveStops(bays);
    }
  }

  /** Reads ahead what is known of a link of the network as the input has it; a number that only says that it was read. */
  public int touch(int originalLink) {
    return originalLink < 0 ? 0 : laneOfNode[network.toNode(network.newLink(originalLink))];
  }

  /** A driver who sits in the vehicle waits to enter traffic on this link. One thread, not while links are moved. */
  public void enterFromParking(int driver, int link) {
    laneOfLink(link).waitToEnter(driver, link);
  }

  /** Applies a row of network changes; before the lanes begin the time step. */
  public void apply(NetworkChanges changes, int row, int now) {
    int link = network.newLink(changes.link(row));
    switch (changes.kind(row)) {
      case FREE_SPEED -> links.setFreeSpeed(link, changes.applyTo(links.freeSpeed(link), row));
      case LANES -> laneCount[link] = changes.applyTo(laneCount[link], row);
      case FLOW_CAPACITY -> {
        flowCapacityPerSecond[link] = changes.applyTo(flowCapacityPerSecond[link], row);
        setWeight(link, flowCapacityPerSecond[link] * network.network().capacityPeriodSeconds());
      }
    }
    recompute(link, now);
    if (!isPolling) {
      laneOfLink(link).wakeNext(link);
    }
    if (!parameters.quirks().closedLinkHoldsBuffer()) {
      laneOfLink(link).offerAll(network.toNode(link));
    }
    laneOfNode(network.fromNode(link)).offerBlocked(network.fromNode(link));
  }

  private void recompute(int link, int now) {
    Quirks quirks = parameters.quirks();
    if (quirks.changeResetsFlow()) {
      flow.set(link, flowPerStep(link));
    } else {
      flow.change(link, flowPerStep(link), now);
    }
    double before = storage.capacity(link);
    storage.setCapacity(link, storageCapacity(link));
    if (gaps != null) {
      double after = storage.capacity(link);
      gaps.setFree(link, quirks.changeResetsHoles() ? after : gaps.free(link) + after - before);
      gaps.setInflowPerStep(link, inflowPerStep(link));
    }
  }

  boolean accepts(int link) {
    if (gaps == null) {
      return storage.isOpen(link);
    }
    return gaps.isOpen(link) && (parameters.quirks().holesIgnoreStorage() || storage.isOpen(link));
  }

  /** True if the driver's vehicle takes no storage because it filters through. */
  boolean isStorageFree(int driver) {
    Seepage seepage = parameters.seepage();
    ModeTable modes = network.network().modeTable();
    return seepage.storageFree() && drivers.isTypeNamedAfter(driver, seepage.modes(), modes);
  }

  /**
   * Reports everybody who is still on a link or waits to enter one; at the end of the simulation.
   *
   * @param events a buffer with room for so many more rows, asked for again and again
   * @return the number of drivers
   */
  public int reportAborted(int now, IntFunction<EventBuffer> events) {
    for (TrafficLane lane : lanes) {
      lane.end();
    }
    int count = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      count += reportList(queues.waitingHead(link), link, now, events);
      count += reportQueue(link, now, events);
      count += reportList(queues.filteringHead(link), link, now, events);
      count += reportList(queues.bufferHead(link), link, now, events);
      if (bays != null) {
        count += reportList(bays.head(link), link, now, events);
      }
    }
    return count;
  }

  private int reportQueue(int link, int now, IntFunction<EventBuffer> events) {
    PassingHeaps heaps = queues.heaps();
    if (heaps == null) {
      return reportList(queues.queueHead(link), link, now, events);
    }
    for (int place = 0; place < heaps.size(link); place++) {
      reportDriver(heaps.driver(link, place), link, now, events);
    }
    return heaps.size(link);
  }

  private int reportList(int first, int link, int now, IntFunction<EventBuffer> events) {
    int count = 0;
    for (int driver = first; driver != Drivers.NONE; driver = drivers.next(driver)) {
      reportDriver(driver, link, now, events);
      count++;
    }
    return count;
  }

  private void reportDriver(int driver, int link, int now, IntFunction<EventBuffer> events) {
    int original = network.originalLink(link);
    EventBuffer batch = events.apply(2);
    batch.appendVehicleOnLink(EventKind.VEHICLE_ABORTS, now, drivers.vehicle(driver), original);
    batch.appendPersonOnLink(
        EventKind.STUCK_AND_ABORT, now, drivers.person(driver), original, drivers.mode(driver));
  }
}
