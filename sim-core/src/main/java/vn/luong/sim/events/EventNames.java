package vn.luong.sim.events;

/** The external ids behind the ints of events. */
public interface EventNames {
  String personId(int person);

  String linkId(int link);

  String vehicleId(int vehicle);

  String modeName(int mode);

  String activityType(int type);

  /** The facility's id; null for {@link EventBuffer#NONE}. */
  String facilityId(int facility);
}
