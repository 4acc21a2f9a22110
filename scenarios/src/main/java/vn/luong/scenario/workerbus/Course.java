package vn.luong.scenario.workerbus;

import java.util.List;

/**
 * A way of buses to a park.
 *
 * @param collection stops where workers get in, from the first one to the one before the park
 * @param park stops in the park, in the order in which they are served on the way there
 * @param riders passengers of a day, one way, that are expected
 */
record Course(List<CollectionPoint> collection, List<CollectionPoint> park, double riders) {
  Course {
    collection = List.copyOf(collection);
    park = List.copyOf(park);
  }
}
