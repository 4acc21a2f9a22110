package vn.luong.sim.matsim;

import vn.luong.sim.events.EventNames;

/**
 * The attributes of events that come again and again, as bytes of XML. Any number of threads may use them.
 *
 * @param names what they are made of
 */
record EncodedEventNames(
    EventNames names,
    EncodedNames links,
    EncodedNames vehicles,
    EncodedNames persons,
    EncodedNames activityTypes,
    EncodedNames legModes,
    EncodedNames routingModes,
    EncodedNames networkModes) {
  static EncodedEventNames of(EventNames names) {
    return new EncodedEventNames(
        names,
        new EncodedNames(EventLines.LINK, names::linkId),
        new EncodedNames(EventLines.VEHICLE, names::vehicleId),
        new EncodedNames(EventLines.PERSON, names::personId),
        new EncodedNames(EventLines.ACTIVITY_TYPE, names::activityType),
        new EncodedNames(EventLines.LEG_MODE, names::modeName),
        new EncodedNames(EventLines.ROUTING_MODE, names::modeName),
        new EncodedNames(EventLines.NETWORK_MODE, names::modeName));
  }
}
