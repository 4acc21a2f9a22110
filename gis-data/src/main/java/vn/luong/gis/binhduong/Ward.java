package vn.luong.gis.binhduong;

import java.util.List;

/**
 * A ward, commune or township with its 2019 census.
 *
 * @param id {@code district.ward}, e.g. {@code di-an.tan-binh}
 * @param district id of its district
 * @param name Vietnamese name
 * @param isCommune true for a rural commune
 * @param population residents on 1 April 2019
 * @param areaSquareMeters official area
 * @param householdsBySize households of 1, 2, 3, 4 and 5 or more persons; a commune's households of one person are
 *     counted with those of two
 * @param x easting of the centre, metres
 * @param y northing of the centre, metres
 */
public record Ward(
    String id,
    String district,
    String name,
    boolean isCommune,
    int population,
    double areaSquareMeters,
    List<Integer> householdsBySize,
    double x,
    double y) {
  public Ward {
    householdsBySize = List.copyOf(householdsBySize);
  }
}
