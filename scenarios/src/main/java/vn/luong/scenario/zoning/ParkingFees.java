package vn.luong.scenario.zoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import vn.luong.scenario.config.ZoningColumns;
import vn.luong.sim.network.Network;

/** What parking costs in areas, and where that is: along their streets, and at the streets where their addresses are. */
public final class ParkingFees {
  private static final String CAR = "car";
  private static final String MOTORBIKE = "motorbike";

  private final Network network;
  private final List<Area> areas = new ArrayList<>();

  /**
   * Fees of one mode in one area; money in VND.
   *
   * @param name name for people
   * @param mode mode of the vehicles that pay
   * @param links ids of the links where they do
   * @param perStop each time
   * @param perHour for each hour or part of one
   * @param mostPerStop at most each time; may be infinite
   * @param places for how many there is room; infinite if nothing is known
   */
  public record Area(
      String name,
      String mode,
      Set<String> links,
      double perStop,
      double perHour,
      double mostPerStop,
      double places) {
    public Area {
      links = Set.copyOf(links);
    }
  }

  ParkingFees(Network network) {
    this.network = network;
  }

  List<Area> areas() {
    return areas;
  }

  /** Notes the fees of an area and says them in words; empty if it has none. */
  String add(UseArea area, AreaStreets streets, Addresses.Points points) {
    OptionalDouble hour = area.number(ZoningColumns.PARKING_HOUR);
    OptionalDouble day = area.number(ZoningColumns.PARKING_DAY);
    OptionalDouble places = area.number(ZoningColumns.PARKING_PLACES);
    OptionalDouble motorbike = area.number(ZoningColumns.PARKING_MOTORBIKE);
    Set<String> links = links(streets, points);
    List<String> words = new ArrayList<>();
    if (hour.isPresent() || day.isPresent() || places.isPresent()) {
      boolean isByHour = hour.isPresent();
      areas.add(new Area(
          area.name(),
          CAR,
          links,
          isByHour ? 0 : day.orElse(0),
          hour.orElse(0),
          isByHour ? day.orElse(Double.POSITIVE_INFINITY) : Double.POSITIVE_INFINITY,
          places.orElse(Double.POSITIVE_INFINITY)));
      hour.ifPresent(fee -> words.add(vnd(fee) + " an hour"));
      day.ifPresent(fee -> words.add(vnd(fee) + " a day"));
      places.ifPresent(count -> words.add(String.format(Locale.ROOT, "%,.0f places", count)));
    }
    motorbike.ifPresent(fee -> {
      areas.add(new Area(
          area.name(),
          MOTORBIKE,
          links,
          fee,
          0,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY));
      words.add(vnd(fee) + " for a motorbike");
    });
    return words.isEmpty() ? "" : "parking " + String.join(", ", words);
  }

  private static String vnd(double amount) {
    return String.format(Locale.ROOT, "%,.0f VND", amount);
  }

  private Set<String> links(AreaStreets streets, Addresses.Points points) {
    Set<String> links = new TreeSet<>();
    streets.all.forEach(link -> links.add(network.linkId(link)));
    points.links.forEach(link -> links.add(network.linkId(link)));
    return links;
  }
}
