package vn.luong.gis.binhduong;

import java.util.List;

/**
 * What is built at a site of transit-oriented development, in addition to what is there.
 *
 * @param set name of the set that it belongs to
 * @param id short name
 * @param site where it is
 * @param residents persons who live there then
 * @param serviceJobs jobs in services
 */
public record TodZoning(String set, String id, TodSite site, int residents, int serviceJobs) {

  /** The sites of a set; none if there is no such set. */
  public static List<TodZoning> read(String set) {
    List<TodSite> sites = TodSite.read();
    return PackageTable.read(
            "tod-zoning.csv",
            row -> new TodZoning(
                row.getField("set"),
                row.getField("id"),
                sites.stream()
                    .filter(site -> site.name().equals(row.getField("site")))
                    .findFirst()
                    .orElseThrow(),
                Integer.parseInt(row.getField("residents_added")),
                Integer.parseInt(row.getField("jobs_services_added"))))
        .stream()
        .filter(zoning -> zoning.set().equals(set))
        .toList();
  }
}
