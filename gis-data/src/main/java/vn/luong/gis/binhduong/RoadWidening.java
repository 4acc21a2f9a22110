package vn.luong.gis.binhduong;

/**
 * A piece of road that has more lanes from some year on.
 *
 * @param from id of a junction
 * @param to id of the other junction, in the order of {@link Road}
 * @param fromYear first year
 * @param lanesPerDirection lanes in each direction from then on
 */
public record RoadWidening(String from, String to, int fromYear, double lanesPerDirection) {

  boolean appliesTo(Road road, int year) {
    return fromYear <= year && from.equals(road.from()) && to.equals(road.to());
  }
}
