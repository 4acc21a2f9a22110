package vn.luong.gis.binhduong;

/**
 * A place where traffic enters and leaves the province.
 *
 * @param id short name, e.g. {@code HCMC-QL13}
 * @param outside the neighbour beyond
 * @param corridor road and bridge
 * @param junction id of the junction where it meets the network; empty while it is not built
 * @param personsPerWeekday persons that cross per weekday, both directions together
 * @param inboundShare share of the crossings made by people who live outside and come for the day
 * @param outboundShare share made by residents who leave for the day
 * @param throughShare share made by people who only pass through the province
 * @param fromYear first year in which it is open
 * @param x easting, metres
 * @param y northing, metres
 */
public record Gateway(
    String id,
    String outside,
    String corridor,
    String junction,
    int personsPerWeekday,
    double inboundShare,
    double outboundShare,
    double throughShare,
    int fromYear,
    double x,
    double y) {}
