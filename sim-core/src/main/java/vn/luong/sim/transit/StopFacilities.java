package vn.luong.sim.transit;

import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.Network;

/**
 * The places where transit vehicles stop.
 *
 * <p>Layout: one column per property by dense stop index, in the order of the builder; about 40 bytes per stop
 * without ids, names and attributes.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class StopFacilities {
  public static final int NO_STOP = -1;
  public static final int NO_AREA = -1;

  private final IdTable ids;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final int[] link;
  private final String[] name;
  private final int[] area;
  private final boolean[] blocksLane;
  private final IdTable areaIds;
  private final AttributeTable attributes;

  StopFacilities(TransitScheduleBuilder builder) {
    ids = builder.stopIds;
    int count = ids.size();
    x = new double[count];
    y = new double[count];
    z = new double[count];
    link = new int[count];
    name = new String[count];
    area = new int[count];
    blocksLane = new boolean[count];
    areaIds = new IdTable();
    for (int stop = 0; stop < count; stop++) {
      StopProperties properties = builder.stops.get(stop);
      x[stop] = properties.x();
      y[stop] = properties.y();
      z[stop] = properties.z();
      link[stop] = properties.link();
      name[stop] = properties.name();
      area[stop] = properties.areaId().isEmpty() ? NO_AREA : areaIds.add(properties.areaId());
      blocksLane[stop] = properties.blocksLane();
    }
    attributes = builder.stopAttributes;
  }

  public int count() {
    return x.length;
  }

  public IdTable ids() {
    return ids;
  }

  public String id(int stop) {
    return ids.text(stop);
  }

  /** The stop with this id, or {@link #NO_STOP}. */
  public int find(String id) {
    return ids.find(id);
  }

  /** Metres in the scenario's CRS. */
  public double x(int stop) {
    return x[stop];
  }

  /** Metres in the scenario's CRS. */
  public double y(int stop) {
    return y[stop];
  }

  /** Metres above sea level, NaN if not stated. */
  public double z(int stop) {
    return z[stop];
  }

  /** The link at whose end vehicles stop, or {@link Network#NO_LINK}. */
  public int link(int stop) {
    return link[stop];
  }

  /** Name for passengers; empty if it has none. */
  public String name(int stop) {
    return name[stop];
  }

  /** The area it belongs to, an index of {@link #areaIds}, or {@link #NO_AREA}. */
  public int area(int stop) {
    return area[stop];
  }

  public IdTable areaIds() {
    return areaIds;
  }

  /** Whether a vehicle at the stop holds up those behind it. */
  public boolean blocksLane(int stop) {
    return blocksLane[stop];
  }

  public AttributeTable attributes() {
    return attributes;
  }

  /** All columns of a stop. */
  public StopProperties properties(int stop) {
    String areaId = area[stop] == NO_AREA ? "" : areaIds.text(area[stop]);
    return new StopProperties(
        x[stop], y[stop], z[stop], link[stop], name[stop], areaId, blocksLane[stop]);
  }
}
